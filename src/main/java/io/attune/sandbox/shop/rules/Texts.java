package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/** What the vendor does to texts before it keeps them. */
final class Texts {

    private static final String HOME_REGION = "US";

    private Texts() {}

    /** Trimmed; blank is kept as null. */
    static JsonNode kept(JsonNode text) {
        var trimmed = text.asText("").strip();
        return trimmed.isEmpty() ? NullNode.instance : TextNode.valueOf(trimmed);
    }

    /** The text there; empty where there is none. */
    static Optional<String> at(JsonNode record, String field) {
        return Optional.ofNullable(record.path(field).asText(null)).filter(text -> !text.isEmpty());
    }

    /**
     * {@code +15035550142}; empty if it cannot be a phone number. Without a country code it is of the shop's country.
     */
    static Optional<String> phone(String text) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, HOME_REGION);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** One {@code @}, something before it, a domain with a dot behind it, no space: what forms check. */
    static boolean isEmail(String text) {
        int at = text.indexOf('@');
        int dot = text.lastIndexOf('.');
        return at > 0 && at == text.lastIndexOf('@') && dot > at + 1 && dot < text.length() - 1
                && text.chars().noneMatch(Character::isWhitespace);
    }

    /** The parts that are there, with a space between. */
    static String joined(Optional<String> first, Optional<String> last) {
        return (first.orElse("") + " " + last.orElse("")).strip();
    }
}
