package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import java.util.List;

/**
 * A checked query as SQL.
 *
 * @param fields what its records show; empty where it only counts
 * @param rest   the statement from FROM on, without LIMIT and OFFSET; {@code $1} is the first of {@code binds}
 */
public record SqlQuery(Soql soql, ObjectType type, List<Field> fields, String rest, List<Object> binds) {

    public SqlQuery {
        fields = List.copyOf(fields);
        binds = List.copyOf(binds);
    }

    /** The statement that counts what is found. */
    public String count() {
        return "select count(*)" + rest;
    }

    /** The statement that selects these columns of at most so many rows. */
    public String select(String columns, int atMost) {
        return "select %s%s limit %d offset %d"
                .formatted(columns, rest, Math.min(atMost, soql.limit().orElse(atMost)), soql.offset().orElse(0));
    }
}
