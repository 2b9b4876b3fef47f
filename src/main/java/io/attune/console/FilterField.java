package io.attune.console;

import io.attune.listing.Filter;
import java.util.List;

/**
 * A filter as a field of a form.
 *
 * @param choices the closed list of its values; empty where any text may stand
 */
record FilterField(String name, String label, String about, String value, List<String> choices) {

    static FilterField of(Filter filter, String value) {
        return new FilterField(filter.name(), filter.name().replace('_', ' '),
                filter.about() + " Expected: " + filter.form().expected() + ".", value, filter.form().words());
    }
}
