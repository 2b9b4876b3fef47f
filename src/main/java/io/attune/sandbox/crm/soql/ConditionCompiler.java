package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.soql.Condition.Comparison;
import io.attune.sandbox.crm.soql.Condition.Operator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes SQL of a condition. The language has no third truth value: what is not true of a blank field is false. */
final class ConditionCompiler {

    private final ObjectType type;
    private final Binds binds;
    private final Bound bound;

    ConditionCompiler(ObjectType type, Binds binds, LocalDate today) {
        this.type = type;
        this.binds = binds;
        this.bound = new Bound(binds, today);
    }

    String sql(Condition condition) throws SoqlException {
        if (condition instanceof Condition.And and) {
            return joined(and.all(), " and ");
        }
        if (condition instanceof Condition.Or or) {
            return joined(or.any(), " or ");
        }
        if (condition instanceof Condition.Not not) {
            return negated(sql(not.condition()));
        }
        var comparison = (Comparison) condition;
        return compare(comparison, FieldLookup.filterable(type, comparison.field()));
    }

    private String joined(List<Condition> conditions, String word) throws SoqlException {
        var parts = new ArrayList<String>();
        for (var condition : conditions) {
            parts.add(sql(condition));
        }
        return "(" + String.join(word, parts) + ")";
    }

    private static String negated(String condition) {
        return "not coalesce(" + condition + ", false)";
    }

    private String compare(Comparison comparison, Field field) throws SoqlException {
        var column = Columns.compared(field);
        var value = comparison.values().get(0);
        return switch (comparison.operator()) {
            case EQUAL -> equal(column, field, value);
            case UNEQUAL -> negated(equal(column, field, value));
            case LESS, MORE, AT_MOST, AT_LEAST -> ordered(column, field, comparison);
            case LIKE -> "%s like lower(%s)".formatted(column, bound.pattern(field, value));
            case IN -> any(column, field, comparison.values());
            case NOT_IN -> negated(any(column, field, comparison.values()));
            case INCLUDES -> includes(column, field, comparison.values());
            case EXCLUDES -> negated(includes(column, field, comparison.values()));
        };
    }

    private String equal(String column, Field field, Literal value) throws SoqlException {
        if (value instanceof Literal.Blank) {
            return column + " is null";
        }
        if (value instanceof Literal.Days days) {
            return "(%1$s >= %2$s and %1$s < %3$s)"
                    .formatted(column, bound.day(field, days.from()), bound.day(field, days.to()));
        }
        return column + " = " + bound.value(field, value);
    }

    /** A word for days means its first day to "before", and the day after its last one to "behind". */
    private String ordered(String column, Field field, Comparison comparison) throws SoqlException {
        if (field.type() == FieldType.BOOLEAN || field.type() == FieldType.MULTI_PICKLIST) {
            throw bound.misfit(field);
        }
        var operator = comparison.operator();
        if (comparison.values().get(0) instanceof Literal.Days days) {
            boolean upwards = operator == Operator.MORE || operator == Operator.AT_LEAST;
            boolean behind = operator == Operator.MORE || operator == Operator.AT_MOST;
            var edge = bound.day(field, behind ? days.to() : days.from());
            return "%s %s %s".formatted(column, upwards ? ">=" : "<", edge);
        }
        return "%s %s %s".formatted(column, operator.sign(), bound.value(field, comparison.values().get(0)));
    }

    private String any(String column, Field field, List<Literal> values) throws SoqlException {
        var parts = new ArrayList<String>();
        for (var value : values) {
            parts.add(equal(column, field, value));
        }
        return "(" + String.join(" or ", parts) + ")";
    }

    /** {@code INCLUDES ('a;b', 'c')}: a and b, or c. */
    private String includes(String column, Field field, List<Literal> values) throws SoqlException {
        if (field.type() != FieldType.MULTI_PICKLIST) {
            throw bound.misfit(field);
        }
        var parts = new ArrayList<String>();
        for (var value : values) {
            parts.add("string_to_array(%s, ';') @> string_to_array(%s, ';')"
                    .formatted(column, bound.value(field, value)));
        }
        return "(" + String.join(" or ", parts) + ")";
    }
}
