package io.attune.sandbox.shop.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why the shop refused what it was asked, as the vendor's {@code userErrors} say it.
 *
 * @param field path into the input, in the input's own names; empty where no field is to blame
 * @param code  of the vendor's closed lists: {@code TAKEN}, {@code BLANK}; only some mutations show it
 */
public record UserError(List<String> field, String message, String code) {

    public UserError {
        field = List.copyOf(field);
    }

    public static UserError at(String field, String message, String code) {
        return new UserError(List.of(field), message, code);
    }

    /** The same, seen from one level further up. */
    public UserError under(String... parents) {
        return field.isEmpty() ? this
                : new UserError(Stream.concat(Stream.of(parents), field.stream()).toList(), message, code);
    }
}
