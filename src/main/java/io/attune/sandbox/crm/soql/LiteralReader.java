package io.attune.sandbox.crm.soql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes a value of a word. */
final class LiteralReader {

    /** The vendor takes +01:00 and +0100 alike. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd'T'HH:mm:ss[.SSS][.SSSSSS][.SSSSSSSSS][XXX][XX]", Locale.ROOT);

    private LiteralReader() {}

    static Literal read(Token token) throws SoqlException {
        return switch (token.kind()) {
            case STRING -> new Literal.Text(new QuotedText(token.text()));
            case NUMBER -> new Literal.Number(new BigDecimal(token.text()));
            case TIME -> time(token);
            case NAME -> word(token);
            case SYMBOL, END -> throw SoqlException.unexpected(token);
        };
    }

    private static Literal word(Token token) throws SoqlException {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "NULL" -> new Literal.Blank();
            case "TRUE" -> new Literal.Bool(true);
            case "FALSE" -> new Literal.Bool(false);
            default -> DateWord.read(token.text()).orElseThrow(() -> SoqlException.unexpected(token));
        };
    }

    private static Literal time(Token token) throws SoqlException {
        try {
            return token.text().contains("T")
                    ? new Literal.Moment(moment(token.text()))
                    : new Literal.Day(LocalDate.parse(token.text()));
        } catch (DateTimeException e) {
            throw SoqlException.unexpected(token);
        }
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text, MOMENT).toInstant();
    }
}
