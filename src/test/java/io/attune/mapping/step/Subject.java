package io.attune.mapping.step;

import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.strings;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.Countries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** A step, and values that a system with such a step could hold. */
record Subject(String yaml, String type, Arbitrary<JsonNode> systemValues) {

    Step step() {
        return StepBench.step(yaml, type);
    }

    /** A first name cannot stand alone in a field for the whole name; nothing else is ever refused once it was read. */
    boolean mayRefuse() {
        return yaml.startsWith("{split_name");
    }

    static final List<Subject> TWO_WAYS = List.of(
            text("trim", words()), text("squash_spaces", words()), text("lower", words()), text("upper", words()),
            text("title", words()),
            text("{remove_prefix: '#'}", words().map(text -> "#" + text)),
            text("{remove_suffix: ' kg'}", words().map(text -> text + " kg")),
            text("{replace: {ß: ss}}", words()), text("{replace: {'.': ',', ',': '.'}}", words()),
            text("{replace: {ab: x, ü: ue}}", words()),
            new Subject("{phone_format: national}", "phone(US)", phones()),
            new Subject("{phone_format: international}", "phone(DE)", phones()),
            text("{split_name: first}", names()), text("{split_name: last}", names()),
            text("to_number", decimals().map(BigDecimal::toPlainString)),
            number("to_text"), number("{scale: 0.01}"), number("{scale: 3}"), number("percent"),
            new Subject("minor_units", "money(currency)", longs().map(Subject::whole)),
            new Subject("minor_units", "money(dinar)", longs().map(Subject::whole)),
            text("{number_format: {decimal: ',', thousands: '.'}}",
            decimals().map(n -> String.format(Locale.GERMANY, "%,.3f", n))),
            text("{date_format: dd.MM.yyyy}", dates().map(date -> "%3$02d.%2$02d.%1$04d"
                    .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth()))),
            text("{date_format: yyyy-MM-dd HH:mm, zone: Europe/Berlin}", localTimes()),
            text("{date_format: yyyy-MM-dd HH:mm, zone: America/Sao_Paulo}", localTimes()),
            new Subject("{epoch: seconds}", "datetime", instants().map(Instant::getEpochSecond).map(Subject::whole)),
            new Subject("{epoch: millis}", "datetime", instants().map(Instant::toEpochMilli).map(Subject::whole)),
            text("{add_time: {days: 3}}", dates().map(LocalDate::toString)),
            text("{add_time: {hours: -36, minutes: 5}}", instants().map(Instant::toString)),
            text("{table: consent}", of("subscribed", "pending", "not_subscribed", "unsubscribed")),
            text("{table: country_names}", of("US", "SE")),
            text("{table_back: country_names}", of("United States", "Sweden")),
            text("{country_name: en}",
            of(Countries.all()).map(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH))),
            text("{state_name: by country}", of("Oregon", "New York", "Puerto Rico")),
            text("currency_symbol", of("€", "$", "SEK", "CHF", "CA$")), text("{yes_no_words: [Y, N]}", of("Y", "N")),
            new Subject("negate", "yes_no", of(true, false).map(Canonical.NODES::booleanNode)),
            text("{split: ';'}", words()), text("{split: ', '}", words()), text("split_lines", words()),
            list("{join: '; '}"), list("join_lines"), list("first"), list("last"), list("{nth: 2}"), list("unique"),
            list("sort"), new Subject("{filter_list: 'item.n > 1'}", "json", longs().between(0, 3)
                    .map(n -> (JsonNode) Canonical.NODES.objectNode().set("n", whole(n)))
                    .list().ofMaxSize(6).map(items -> Canonical.NODES.arrayNode().addAll(items))),
            text("{default: unknown}", words().filter(text -> !text.isEmpty())),
            text("{blank_as: (none)}", of("(none)", "a", "")),
            list("first_of"), list("{concat: [a, ' ', b]}"), list("{concat: [b, a]}"), list("join_name"));

    private static Subject text(String yaml, Arbitrary<String> texts) {
        return new Subject(yaml, "text(100)", texts.map(Canonical.NODES::textNode));
    }

    private static JsonNode whole(long number) {
        return Canonical.number(BigDecimal.valueOf(number));
    }

    private static Subject number(String yaml) {
        return new Subject(yaml, "decimal(2)", decimals().map(Canonical::number));
    }

    /** Lists of two words: what a column with two fields gives. */
    private static Subject list(String yaml) {
        return new Subject(yaml, "json", words().map(text -> text.replace("\n", "").replace("\r", "").replace(";", ""))
                .list().ofSize(2).map(texts -> Joining.list(texts)));
    }

    static Arbitrary<String> words() {
        return strings().withChars("aAbBxXzßüÜİıΣσςǆ \u00a0\t\n\r;,.-#'&<0129").withChars('\u2003', '\ufb01')
                .ofMaxLength(12);
    }

    private static Arbitrary<String> names() {
        return of("Anna", "van", "Von", "der", "de", "Berg", "Maria", "", "  ").list().ofMaxSize(5)
                .map(words -> String.join(" ", words));
    }

    private static Arbitrary<String> phoneTexts() {
        return Arbitraries.oneOf(
                strings().numeric().ofMinLength(4).ofMaxLength(14).map(digits -> "+" + digits),
                strings().numeric().ofMinLength(4).ofMaxLength(13),
                strings().numeric().ofLength(10).map(d ->
                        "(" + d.substring(0, 3) + ") " + d.substring(3, 6) + "-" + d.substring(6)));
    }

    private static Arbitrary<JsonNode> phones() {
        return phoneTexts().map(Canonical.NODES::textNode);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals().between(new BigDecimal("-1e15"), new BigDecimal("1e15")).ofScale(3);
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
    }

    /**
     * Every quarter of an hour of some years, those included that no clock showed, and those that clocks showed twice.
     */
    private static Arbitrary<String> localTimes() {
        return integers().between(0, 35_040 * 30).map(quarter -> LocalDateTime.of(1995, 1, 1, 0, 0)
                .plusMinutes(15L * quarter).toString().replace('T', ' '));
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(-60_000_000_000_000L, 250_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
