package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.attune.document.Shape.Kind;

/**
 * {@code phone(REGION)}: an E.164 number, {@code +15035550142}. A number without a country is one of the region. It
 * must have a possible length; whether it is in use is not asked, because ranges are opened faster than lists of them
 * are renewed. An extension has no place in E.164, so a number with one does not fit.
 */
public final class PhoneType extends NonBlankType {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final String region;

    PhoneType(String region) {
        super("phone(" + region + ")", Kind.TEXT);
        this.region = region;
    }

    static boolean isRegion(String region) {
        return NUMBERS.getSupportedRegions().contains(region);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return e164(value);
    }

    /** The number in E.164, from any usual spelling. */
    public JsonNode e164(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip();
        if (text.isEmpty()) {
            return Scalar.of(text);
        }
        if ("+(0123456789".indexOf(text.charAt(0)) < 0) {
            throw new Unfit(value, "is not a phone number");
        }
        var plain = NorthAmerica.e164(text, NorthAmerica.isRegion(region));
        return Scalar.of(plain.isEmpty() ? e164(text, value) : plain);
    }

    /** As the library reads it. */
    String e164(String text, JsonNode value) throws Unfit {
        var number = NUMBERS.format(possible(text, value), PhoneNumberFormat.E164);
        if (!number.equals(text) && !NUMBERS.format(possible(number, value), PhoneNumberFormat.E164).equals(number)) {
            throw new Unfit(value, "is not one phone number only"); // a prefix for dialling within a country, doubled
        }
        return number;
    }

    /**
     * {@code (503) 555-0142}, as it is dialled in the region; what would not be found again so, as {@link
     * #international}.
     */
    public String national(JsonNode e164) throws Unfit {
        var plain = NorthAmerica.isRegion(region) ? NorthAmerica.national(Scalar.text(e164)) : "";
        return plain.isEmpty() ? libraryNational(e164) : plain;
    }

    String libraryNational(JsonNode e164) throws Unfit {
        var number = possible(Scalar.text(e164), e164);
        var national = NUMBERS.format(number, PhoneNumberFormat.NATIONAL);
        return readsBack(national, number) ? national : international(e164);
    }

    /** {@code +1 503-555-0142}. */
    public String international(JsonNode e164) throws Unfit {
        var number = possible(Scalar.text(e164), e164);
        var international = NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL);
        return readsBack(international, number) ? international : NUMBERS.format(number, PhoneNumberFormat.E164);
    }

    private boolean readsBack(String formatted, PhoneNumber number) {
        try {
            return NUMBERS.format(NUMBERS.parse(formatted, region), PhoneNumberFormat.E164)
                    .equals(NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private PhoneNumber possible(String text, JsonNode value) throws Unfit {
        try {
            var number = NUMBERS.parse(text, region);
            if (number.hasExtension()) {
                throw new Unfit(value, "has an extension, which a phone number of a mapping cannot hold");
            }
            if (NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE) {
                return number;
            }
        } catch (NumberParseException e) {
            // told below, in the same words
        }
        throw new Unfit(value, "is not a phone number that could exist (of " + region + " if it names no country)");
    }
}
