package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks the names of a query up and makes SQL of it. */
public final class SoqlCompiler {

    private static final int MOST_OF_ALL_FIELDS = 200;
    private static final int MAX_OFFSET = 2_000;

    private final Soql soql;
    private final ObjectType type;
    private final Binds binds = new Binds();

    private SoqlCompiler(Soql soql, ObjectType type) {
        this.soql = soql;
        this.type = type;
    }

    /**
     * @param deletedToo whether records in the bin are seen, as by {@code queryAll}
     * @param today      the day that {@code TODAY} means
     */
    public static SqlQuery compile(Soql soql, boolean deletedToo, LocalDate today) throws SoqlException {
        var type = CrmSchema.object(soql.object()).orElseThrow(() -> new SoqlException(ErrorCode.INVALID_TYPE,
                ("sObject type '%s' is not supported. If you are attempting to use a custom object, be sure to append"
                        + " the '__c' after the entity name. Please reference your WSDL or the describe call for"
                        + " the appropriate names.").formatted(soql.object())));
        return new SoqlCompiler(soql, type).compile(deletedToo, today);
    }

    private SqlQuery compile(boolean deletedToo, LocalDate today) throws SoqlException {
        if (soql.offset().orElse(0) > MAX_OFFSET) {
            throw new SoqlException(ErrorCode.MALFORMED_QUERY, "maximum SOQL offset allowed is " + MAX_OFFSET);
        }
        var rest = new StringBuilder(" from sandbox.crm_record where object = ").append(binds.add(type.name(), "text"));
        if (!deletedToo) {
            rest.append(" and deleted_at is null");
        }
        if (soql.where().isPresent()) {
            rest.append(" and ").append(new ConditionCompiler(type, binds, today).sql(soql.where().get()));
        }
        if (!soql.counts()) {
            rest.append(" order by ").append(order());
        }
        return new SqlQuery(soql, type, fields(), rest.toString(), binds.values());
    }

    private List<Field> fields() throws SoqlException {
        var fields = new ArrayList<Field>();
        for (var name : soql.fields()) {
            fields.addAll(switch (name.toUpperCase(Locale.ROOT)) {
                case "FIELDS(ALL)" -> group(field -> true);
                case "FIELDS(STANDARD)" -> group(field -> !field.isCustom());
                case "FIELDS(CUSTOM)" -> group(Field::isCustom);
                default -> List.of(FieldLookup.find(type, name));
            });
        }
        return fields;
    }

    private List<Field> group(Predicate<Field> belongs) throws SoqlException {
        if (soql.limit().orElse(Integer.MAX_VALUE) > MOST_OF_ALL_FIELDS) {
            throw new SoqlException(ErrorCode.MALFORMED_QUERY,
                    "The SOQL FIELDS function must have a LIMIT of at most " + MOST_OF_ALL_FIELDS);
        }
        return type.fields().stream().filter(belongs).toList();
    }

    /** The id comes last, so that pages never overlap. */
    private String order() throws SoqlException {
        var columns = new ArrayList<String>();
        for (var order : soql.orderBy()) {
            columns.add("%s %s nulls %s".formatted(Columns.compared(FieldLookup.filterable(type, order.field())),
                    order.descending() ? "desc" : "asc", order.blanksLast() ? "last" : "first"));
        }
        columns.add("id");
        return columns.stream().collect(Collectors.joining(", "));
    }
}
