package io.attune.mapping.type;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * {@code lookup: {in: customer, by: email, give: tier}}.
 *
 * @param in   another mapping
 * @param by   the row in which its record has the value
 * @param give the row whose value is wanted
 */
public record Lookup(String in, String by, String give) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    /** @throws IllegalArgumentException if one is not such a name as mappings and rows have */
    public Lookup {
        for (var name : List.of(in, by, give)) {
            if (!NAME.matches(name)) {
                throw new IllegalArgumentException("'" + name + "' is not the name of a mapping or a row");
            }
        }
    }
}
