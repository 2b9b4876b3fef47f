package io.attune.sandbox.crm.soql;

import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.FieldType;
import io.attune.sandbox.crm.schema.RecordId;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Binds the values of a query, each checked against the type of the field it is compared with. */
final class Bound {

    private final Binds binds;
    private final LocalDate today;

    Bound(Binds binds, LocalDate today) {
        this.binds = binds;
        this.today = today;
    }

    String value(Field field, Literal literal) throws SoqlException {
        if (literal instanceof Literal.Text text && field.type().isText()) {
            return field.type().isId()
                    ? binds.add(id(field, text.value().text()), "text")
                    : "lower(" + binds.add(text.value().text(), "text") + ")";
        }
        if (literal instanceof Literal.Number number && field.type().isNumeric()) {
            return binds.add(number.value(), "numeric");
        }
        if (literal instanceof Literal.Bool bool && field.type() == FieldType.BOOLEAN) {
            return binds.add(bool.value(), "boolean");
        }
        if (literal instanceof Literal.Day day && field.type() == FieldType.DATE) {
            return binds.add(day.value(), "date");
        }
        if (literal instanceof Literal.Moment moment && field.type() == FieldType.DATE_TIME) {
            return binds.add(moment.value().atOffset(ZoneOffset.UTC), "timestamptz");
        }
        throw misfit(field);
    }

    String pattern(Field field, Literal literal) throws SoqlException {
        if (literal instanceof Literal.Text text && field.type().isText() && !field.type().isId()) {
            return binds.add(text.value().pattern(), "text");
        }
        throw misfit(field);
    }

    /** The beginning of a day that lies so many days from today. */
    String day(Field field, int fromToday) throws SoqlException {
        var day = today.plusDays(fromToday);
        return switch (field.type()) {
            case DATE -> binds.add(day, "date");
            case DATE_TIME -> binds.add(day.atStartOfDay().atOffset(ZoneOffset.UTC), "timestamptz");
            default -> throw misfit(field);
        };
    }

    SoqlException misfit(Field field) {
        return new SoqlException(ErrorCode.INVALID_FIELD,
                "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
                        .formatted(field.name(), field.type().word(), field.type().isText() ? "" : "not "));
    }

    private static String id(Field field, String text) throws SoqlException {
        return RecordId.read(text).orElseThrow(() -> new SoqlException(ErrorCode.INVALID_FIELD,
                "invalid ID field: " + text + " in the filter for " + field.name()));
    }
}
