package io.attune.mapping.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type reads, and what it gives a system for what it has read. */
class TypeRowsTest {

    private static final RowContext ROWS = row -> switch (row) {
        case "dollars" -> Canonical.NODES.textNode("USD");
        case "yen" -> Canonical.NODES.textNode("JPY");
        case "dinars" -> Canonical.NODES.textNode("KWD");
        case "nonsense" -> Canonical.NODES.textNode("XXY");
        case "blank" -> Canonical.NODES.nullNode();
        default -> MissingNode.getInstance();
    };

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text(5)       | "Marta"         | "Marta"         | "Marta"
            text(5)       | " Ma "          | " Ma "          | " Ma "
            text(5)       | ""              | null            | null
            text(5)       | null            | null            | null
            text(5)       | untold          | untold          | untold
            text(5)       | "Martha"        | 'Martha' has 6 characters, and at most 5 are allowed |
            text(2)       | "😀😀"          | "😀😀"          | "😀😀"
            text(5)       | 12              | "12"            | "12"
            text(5)       | true            | "true"          | "true"
            text(5)       | [1]             | [1] is a list, not a text |
            text(5)       | {"a": 1}        | {"a":1} is not a text     |
            text(5)       | "a\\ud800"      | 'a\\ud800' holds half a character (a lone surrogate)           |
            text(40, cut) | "Please ring twice & leave with neighbour if out" | "Please ring twice & leave with neighbour" | "Please ring twice & leave with neighbour"
            text(5, cut)  | "Marta Okonkwo" | "Marta"         | "Marta"
            text(7, cut)  | "Marta Okonkwo" | "Marta"         | "Marta"
            text(3, cut)  | "Marta"         | "Mar"           | "Mar"
            text(3, cut)  | "   Marta"      | null            | null
            """)
    void texts(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    @Test
    void whatNoDatabaseCanStoreIsRefused() {
        assertEquals("'a\\u0000' holds the character U+0000, which nothing can store",
                read(Types.parse("text(5)"), Canonical.NODES.textNode("a\0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "on", "1e3", "010", "12:30", "0x1F", "~"})
    void whatLooksLikeSomethingElseStaysText(String text) {
        readsAndWrites("text(10)", "\"" + text + "\"", "\"" + text + "\"", "\"" + text + "\"");
        readsAndWrites("id", "\"" + text + "\"", "\"" + text + "\"", "\"" + text + "\"");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id       | 9223372036854775809            | "9223372036854775809"  | "9223372036854775809"
            id       | 7219450314823                  | "7219450314823"        | "7219450314823"
            id       | "007"                          | "007"                  | "007"
            id       | 1.5                            | 1.5 is not an id       |
            id       | true                           | true is not an id      |
            code     | " or "                         | "OR"                   | "OR"
            code     | "  "                           | null                   | null
            email    | "  Marta.Okonkwo@Example.com " | "marta.okonkwo@example.com" | "marta.okonkwo@example.com"
            email    | "marta@"                       | 'marta@' is not an e-mail address           |
            email    | "marta@example"                | 'marta@example' is not an e-mail address    |
            email    | "a b@example.com"              | 'a b@example.com' is not an e-mail address  |
            email    | "a@b@example.com"              | 'a@b@example.com' is not an e-mail address  |
            email    | "a@example..com"               | 'a@example..com' is not an e-mail address   |
            url      | "HTTPS://User@Example.COM/Path?Q" | "https://User@example.com/Path?Q" | "https://User@example.com/Path?Q"
            url      | "www.example.com"              | 'www.example.com' is not a web address      |
            url      | "ftp://example.com"            | 'ftp://example.com' is not a web address with http:// or https:// |
            url      | "https://"                     | 'https://' is not a web address             |
            url      | "https://a b"                  | 'https://a b' is not a web address          |
            country  | "us"                           | "US"                   | "US"
            country  | "DEU"                          | "DE"                   | "DE"
            country  | "UK"                           | 'UK' is not a country code like US or USA   |
            country  | "Germany"                      | 'Germany' is not a country code like US or USA |
            language | "en_us"                        | "en-US"                | "en-US"
            language | "zh-hans-cn"                   | "zh-Hans-CN"           | "zh-Hans-CN"
            language | "english"                      | 'english' is not a language like en or pt-BR |
            language | "e!"                           | 'e!' is not a language like en or pt-BR      |
            reference(customer) | 7219450314823       | "7219450314823"        | "7219450314823"
            choice(Standard, Gold) | "Gold"           | "Gold"                 | "Gold"
            choice(Standard, Gold) | "gold"           | 'gold' is not one of Standard, Gold |
            choice(1, 2)           | 2                | "2"                    | "2"
            yes_no   | true                           | true                   | true
            yes_no   | "No"                           | false                  | false
            yes_no   | 1                              | true                   | true
            yes_no   | "on"                           | 'on' is neither yes nor no |
            """)
    void namesAndWords(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            phone(US) | "+1 (503) 555-0142"  | "+15035550142"  | "+15035550142"
            phone(US) | "(503) 555-0177"     | "+15035550177"  | "+15035550177"
            phone(US) | "1-800-FLOWERS"      | "+18003569377"  | "+18003569377"
            phone(US) | "+49 30 901820"      | "+4930901820"   | "+4930901820"
            phone(DE) | "030 901820"         | "+4930901820"   | "+4930901820"
            phone(US) | 5035550142           | "+15035550142"  | "+15035550142"
            phone(US) | " "                  | null            | null
            phone(US) | "555-0142"           | '555-0142' is not a phone number that could exist (of US if it names no country) |
            phone(US) | "call 503 555 0142"  | 'call 503 555 0142' is not a phone number |
            phone(US) | "503 555 0142 ext 5" | '503 555 0142 ext 5' has an extension, which a phone number of a mapping cannot hold |
            """)
    void phones(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            integer         | 2                     | 2                    | 2
            integer         | "2.0"                 | 2                    | 2
            integer         | 9007199254740993      | 9007199254740993     | 9007199254740993
            integer         | 2.5                   | 2.5 is not a whole number |
            integer         | "1e3"                 | '1e3' is not a number     |
            integer         | "٣"                   | '٣' is not a number       |
            decimal(2)      | "2381.40"             | 2381.4               | "2381.40"
            decimal(2)      | 2381.4                | 2381.4               | "2381.40"
            decimal(2)      | "1000000000000000.01" | 1000000000000000.01  | "1000000000000000.01"
            decimal(2)      | "-0.00"               | 0                    | "0.00"
            decimal(2)      | 2.345                 | 2.345 has more than 2 decimals |
            money(dollars)  | "249.90"              | 249.9                | "249.90"
            money(dollars)  | "1000000000000000.01" | 1000000000000000.01  | "1000000000000000.01"
            money(dollars)  | 0.1                   | 0.1                  | "0.10"
            money(dollars)  | "0.101"               | '0.101' has more decimals than USD (2) |
            money(yen)      | "250.00"              | 250                  | "250"
            money(yen)      | "250.5"               | '250.5' has more decimals than JPY (0) |
            money(dinars)   | "1.234"               | 1.234                | "1.234"
            money(dinars)   | "1.2"                 | 1.2                  | "1.200"
            money(nonsense) | "1"                   | 'XXY' is not a currency of ISO 4217 with an amount |
            money(blank)    | "1"                   | a blank value in the row blank leaves the amount without a currency |
            money(untold)   | "1"                   | untold               |
            """)
    void numbers(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            date     | "1987-04-30"                    | "1987-04-30"           | "1987-04-30"
            date     | "2024-02-29"                    | "2024-02-29"           | "2024-02-29"
            date     | "2023-02-29"                    | '2023-02-29' is not a date like 1987-04-30 |
            date     | "30.04.1987"                    | '30.04.1987' is not a date like 1987-04-30 |
            date     | "0000-01-01"                    | '0000-01-01' is not a date like 1987-04-30 |
            date     | "1987-04-30T00:00:00Z"          | '1987-04-30T00:00:00Z' is not a date alone; see the step date_only |
            datetime | "2026-10-18T16:40:07-04:00"     | "2026-10-18T20:40:07Z" | "2026-10-18T20:40:07Z"
            datetime | "2026-10-18T20:40:07.000+0000"  | "2026-10-18T20:40:07Z" | "2026-10-18T20:40:07Z"
            datetime | "2026-10-18 22:40+02"           | "2026-10-18T20:40:00Z" | "2026-10-18T20:40:00Z"
            datetime | "2026-10-18T20:40:07.123456789Z" | "2026-10-18T20:40:07.123456789Z" | "2026-10-18T20:40:07.123456789Z"
            datetime | "2024-02-29T23:59:59-01:00"     | "2024-03-01T00:59:59Z" | "2024-03-01T00:59:59Z"
            datetime | "2026-10-18T16:40:07"           | '2026-10-18T16:40:07' has no offset from UTC; say its zone with the step date_format |
            datetime | "2026-10-18"                    | '2026-10-18' is not a date and time like 2026-10-18T20:40:07Z |
            datetime | "2026-10-18T24:00:00Z"          | '2026-10-18T24:00:00Z' is not a date and time like 2026-10-18T20:40:07Z |
            datetime | "9999-12-31T23:59:59-01:00"     | '9999-12-31T23:59:59-01:00' is not a date and time like 2026-10-18T20:40:07Z |
            datetime | 1760000000                      | 1760000000 is not a date and time like 2026-10-18T20:40:07Z |
            time     | "22:40"                         | "22:40:00"             | "22:40:00"
            time     | "22:40:07.500"                  | "22:40:07.5"           | "22:40:07.5"
            time     | "24:00"                         | '24:00' is not a time like 22:40 or 22:40:07 |
            time     | "22:40Z"                        | '22:40Z' is not a time like 22:40 or 22:40:07 |
            """)
    void times(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lines(2) | ["9 Harbour Way", "Unit B", "c/o Lindqvist"] | ["9 Harbour Way","Unit B, c/o Lindqvist"] | ["9 Harbour Way","Unit B, c/o Lindqvist"]
            lines(6) | ["Marta", null, " 1482 NE Alder Court ", ""]  | ["Marta","1482 NE Alder Court"]           | ["Marta","1482 NE Alder Court"]
            lines(1) | ["a\\r\\nb"]          | ["a, b"]          | ["a, b"]
            lines(2) | [null, ""]            | null              | null
            lines(2) | []                    | null              | null
            lines(2) | "a"                   | 'a' is not a list of lines; see the step split_lines |
            tags     | ["b", " a", "b", "", null] | ["a","b"]    | ["a","b"]
            tags     | []                    | null              | null
            tags     | "a, b"                | 'a, b' is not a list of tags; see the step split |
            json     | {"b": 1.50, "a": [""]} | {"a":[""],"b":1.5} | {"a":[""],"b":1.5}
            json     | []                    | []                | []
            json     | {"a\\u0000": 1}       | 'a\\u0000' holds the character U+0000, which nothing can store |
            file     | "https://Cdn.example/a.png" | {"link":"https://cdn.example/a.png"} | "https://cdn.example/a.png"
            file     | ["https://cdn.example/a.png", "9f86"] | {"checksum":"9f86","link":"https://cdn.example/a.png"} | ["https://cdn.example/a.png","9f86"]
            file     | [null, "9f86"]        | null              | null
            file     | "a.png"               | 'a.png' is not a web address |
            """)
    void listsAndDocuments(String type, String system, String shared, String written) {
        readsAndWrites(type, system, shared, written);
    }

    private static void readsAndWrites(String text, String system, String shared, String written) {
        var type = Types.parse(text);

        assertEquals(shared, read(type, json(system)), "read");

        if (written != null) {
            assertEquals(written, write(type, json(shared)), "written");
            assertEquals(shared, read(type, json(written)), "read back");
        }
    }

    private static String read(Type type, JsonNode value) {
        try {
            return shown(type.read(value, ROWS));
        } catch (Unfit unfit) {
            return unfit.words();
        }
    }

    private static String write(Type type, JsonNode value) {
        try {
            return shown(type.write(value, ROWS));
        } catch (Unfit unfit) {
            return unfit.words();
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "untold" : JsonText.write(value);
    }

    private static JsonNode json(String text) {
        if (text.equals("untold")) {
            return MissingNode.getInstance();
        }
        return Canonical.of(((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree());
    }
}
