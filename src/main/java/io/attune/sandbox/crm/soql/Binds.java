package io.attune.sandbox.crm.soql;

import java.util.ArrayList;
import java.util.List;

/** The values of a statement, in the order of their numbers. */
final class Binds {

    private final List<Object> values = new ArrayList<>();

    /** {@code $3::numeric}: where the value stands in the statement. */
    String add(Object value, String sqlType) {
        values.add(value);
        return "$" + values.size() + "::" + sqlType;
    }

    List<Object> values() {
        return values;
    }
}
