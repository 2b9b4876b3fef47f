package io.attune.sandbox.crm.soql;

import java.util.List;
import java.util.Optional;

/**
 * A query as it was written; names are not yet looked up.
 *
 * @param fields what is selected; empty for {@code COUNT()}
 */
public record Soql(List<String> fields, String object, Optional<Condition> where, List<Order> orderBy,
                   Optional<Integer> limit, Optional<Integer> offset) {

    /** Blanks come first unless told otherwise, in both directions. */
    public record Order(String field, boolean descending, boolean blanksLast) {}

    public boolean counts() {
        return fields.isEmpty();
    }
}
