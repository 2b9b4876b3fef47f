package io.attune.sandbox.crm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Checks one value that a client sends for one field, and brings it to the form in which it is kept. */
final class ValueCheck {

    /** An address has one @, no blanks, and a dot in its domain. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\"(),:;<>\\[\\]\\\\]+@[\\pL\\pN-]+(\\.[\\pL\\pN-]+)+");
    private static final int SHOWN = 255;

    private final Field field;

    private ValueCheck(Field field) {
        this.field = field;
    }

    /** Blank text is no value: the CRM keeps null for it. */
    static Fit check(Field field, JsonNode sent) {
        var check = new ValueCheck(field);
        if (sent.isNull() || (sent.isTextual() && sent.textValue().isBlank() && field.type() != FieldType.BOOLEAN)) {
            return check.cleared(sent);
        }
        return switch (field.type()) {
            case BOOLEAN -> check.bool(sent);
            case NUMBER, CURRENCY -> check.number(sent);
            case DATE -> check.date(sent);
            case DATE_TIME -> check.unparsed(sent);
            case ID, REFERENCE -> check.text(sent).orElseGet(() -> check.id(sent.textValue()));
            case EMAIL -> check.text(sent).orElseGet(() -> check.email(sent.textValue().strip()));
            case PICKLIST, MULTI_PICKLIST -> check.text(sent).orElseGet(() -> check.choices(sent.textValue()));
            case TEXT, PHONE, TEXT_AREA, LONG_TEXT ->
                    check.text(sent).orElseGet(() -> check.sized(sent.textValue().strip()));
        };
    }

    private Fit cleared(JsonNode sent) {
        if (field.type() == FieldType.BOOLEAN) {
            return unfit(ErrorCode.INVALID_TYPE_ON_FIELD_IN_RECORD, field.label() + ": value not of required type: ");
        }
        return field.type().isText() || sent.isNull() ? new Fit.Fits(NullNode.getInstance()) : unparsed(sent);
    }

    private Fit bool(JsonNode sent) {
        if (sent.isBoolean()) {
            return new Fit.Fits(sent);
        }
        var word = sent.isTextual() ? sent.textValue() : "";
        return word.equals("true") || word.equals("false")
                ? new Fit.Fits(BooleanNode.valueOf(word.equals("true")))
                : unparsed(sent);
    }

    /** Digits behind the point beyond the field's scale are rounded off; digits before it are not. */
    private Fit number(JsonNode sent) {
        return decimal(sent).map(value -> {
            var kept = value.setScale(field.scale(), RoundingMode.HALF_UP);
            return kept.precision() - kept.scale() > field.size() - field.scale()
                    ? unfit(ErrorCode.NUMBER_OUTSIDE_VALID_RANGE,
                            "%s: value outside of valid range on numeric field: %s".formatted(field.label(), value))
                    : new Fit.Fits(Canonical.number(kept));
        }).orElseGet(() -> unparsed(sent));
    }

    private static Optional<BigDecimal> decimal(JsonNode sent) {
        if (sent.isNumber()) {
            return Optional.of(sent.decimalValue());
        }
        try {
            return sent.isTextual() && sent.textValue().length() <= 40
                    ? Optional.of(new BigDecimal(sent.textValue())).filter(it -> Math.abs((long) it.scale()) <= 40)
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Fit date(JsonNode sent) {
        try {
            return sent.isTextual()
                    ? new Fit.Fits(TextNode.valueOf(LocalDate.parse(sent.textValue()).toString()))
                    : unparsed(sent);
        } catch (DateTimeParseException e) {
            return unparsed(sent);
        }
    }

    private Fit id(String sent) {
        return RecordId.read(sent)
                .filter(id -> field.parent().flatMap(CrmSchema::object)
                        .map(parent -> id.startsWith(parent.prefix())).orElse(true))
                .<Fit>map(id -> new Fit.Fits(TextNode.valueOf(id)))
                .orElseGet(() -> unfit(ErrorCode.MALFORMED_ID,
                        "%s: id value of incorrect type: %s".formatted(field.label(), shown(sent))));
    }

    private Fit email(String sent) {
        return EMAIL.matches(sent)
                ? sized(sent)
                : unfit(ErrorCode.INVALID_EMAIL_ADDRESS,
                        "%s: invalid email address: %s".formatted(field.label(), shown(sent)));
    }

    private Fit choices(String sent) {
        var values = field.type() == FieldType.MULTI_PICKLIST ? Arrays.asList(sent.split(";")) : Arrays.asList(sent);
        if (field.is(Field.Trait.RESTRICTED)) {
            for (var value : values) {
                if (!field.choices().contains(value)) {
                    return unfit(ErrorCode.INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST,
                            "%s: bad value for restricted picklist field: %s".formatted(field.label(), shown(value)));
                }
            }
        }
        return sized(sent);
    }

    private Fit sized(String sent) {
        return sent.codePointCount(0, sent.length()) > field.size()
                ? unfit(ErrorCode.STRING_TOO_LONG,
                        "%s: data value too large: %s (max length=%d)"
                                .formatted(field.label(), shown(sent), field.size()))
                : new Fit.Fits(TextNode.valueOf(sent));
    }

    /** Empty where the value is text, as it should be. */
    private Optional<Fit> text(JsonNode sent) {
        return sent.isTextual() ? Optional.empty() : Optional.of(unparsed(sent));
    }

    private Fit unparsed(JsonNode sent) {
        var kind = switch (sent.getNodeType()) {
            case OBJECT -> "START_OBJECT";
            case ARRAY -> "START_ARRAY";
            case BOOLEAN -> "VALUE_" + (sent.booleanValue() ? "TRUE" : "FALSE");
            case NUMBER -> sent.isIntegralNumber() ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
            default -> "VALUE_STRING";
        };
        var value = sent.isContainerNode() ? "" : " value " + shown(sent.asText());
        return new Fit.Unfit(ApiError.of(ErrorCode.JSON_PARSER_ERROR,
                "Cannot deserialize instance of %s from %s%s or request may be missing a required field"
                        .formatted(field.type().word(), kind, value)));
    }

    private Fit unfit(ErrorCode code, String message) {
        return new Fit.Unfit(ApiError.saving(code, message, field.name()));
    }

    private static String shown(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) : value;
    }
}
