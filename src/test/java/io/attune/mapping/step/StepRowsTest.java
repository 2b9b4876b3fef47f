package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step reads, and what it writes into a new record for what it has read; a dash where it reads nothing. */
class StepRowsTest {

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trim                                  | " mug\\t"                | "mug"                   | "mug"
            trim                                  | "\\u00a0mug\\u2003"      | "mug"                   | "mug"
            trim                                  | "   "                    | null                    | null
            trim                                  | ""                       | null                    | null
            trim                                  | untold                   | untold                  | untold
            trim                                  | 12.50                    | "12.5"                  | "12.5"
            trim                                  | [1]                      | [1] is a list, not a text  | -
            squash_spaces                         | " a \\r\\n b\\u00a0 c "  | "a b c"                 | "a b c"
            lower                                 | "MÜG"                    | "müg"                   | "müg"
            upper                                 | "straße"                 | "STRASSE"               | "STRASSE"
            title                                 | "mARTA okonkwo-LINDQVIST o'neil" | "Marta Okonkwo-Lindqvist O'neil" | "Marta Okonkwo-Lindqvist O'neil"
            {take: {from: 2, to: 3}}              | "abcd"                   | "bc"                    | one way
            {take: {to: 2}}                       | "😀bc"                   | "😀b"                   | one way
            {take: {from: 9}}                     | "abcd"                   | null                    | one way
            {cut: 10}                             | "short"                  | "short"                 | one way
            {cut: 10}                             | "ring twice please"      | "ring twice"            | one way
            {cut: 9}                              | "ring twice please"      | "ring"                  | one way
            {cut: 4}                              | "ringtwice"              | "ring"                  | one way
            {cut: 2}                              | "😀😀😀"                 | "😀😀"                  | one way
            {remove_prefix: '#'}                  | "#10482"                 | "10482"                 | "#10482"
            {remove_prefix: '#'}                  | "10482"                  | "10482"                 | "#10482"
            {remove_prefix: '#'}                  | "#"                      | null                    | null
            {remove_suffix: ' kg'}                | "2.5 kg"                 | "2.5"                   | "2.5 kg"
            {remove_prefix: 0}                    | "007"                    | "07"                    | "007"
            {replace: {ß: ss, ä: ae}}             | "Straßenbär"             | "Strassenbaer"          | "Straßenbär"
            {replace: {'.': ',', ',': '.'}}       | "1.234,5"                | "1,234.5"               | "1.234,5"
            {replace: {a: b}}                     | "ab"                     | "bb"                    | "aa"
            {replace: {a: x, b: x}}               | "abc"                    | "xxc"                   | one way
            {replace: {a: ''}}                    | "banana"                 | "bnn"                   | one way
            {replace: {ab: c, bc: d}}             | "abc"                    | "cc"                    | one way
            {replace: {a: aa}}                    | "aba"                    | "aabaa"                 | one way
            {replace: {a: 1, ab: 2}}              | "aab"                    | "12"                    | one way
            {replace_pattern: {'[^0-9]+': ''}}    | "+1 (503) 555"           | "1503555"               | one way
            {replace_pattern: {'(\\pL+), (\\pL+)': '$2 $1'}} | "Lovelace, Ada" | "Ada Lovelace"       | one way
            {replace_pattern: {a: b, b: c}}       | "ab"                     | "cc"                    | one way
            digits_only                           | "+1 (503) ٣"             | "15033"                 | one way
            letters_only                          | "A-1 é!"                 | "Aé"                    | one way
            html_to_text                          | "<p>Please ring <b>twice</b> &amp; leave</p>" | "Please ring twice & leave" | one way
            html_to_text                          | "a<br>b<ul><li>c</li><li> d  e</li></ul>f" | "a\\nb\\nc\\nd e\\nf" | one way
            html_to_text                          | "x<script>y()</script><style>z{}</style>" | "x"    | one way
            html_to_text                          | "1 < 2 & 3"              | "1 < 2 & 3"             | one way
            text_to_html                          | "1 < 2 & \\"3\\"\\nx"    | "1 &lt; 2 &amp; &quot;3&quot;<br>x" | one way
            markdown_to_html                      | "# Hi\\n\\n**you** <b>"  | "<h1>Hi</h1>\\n<p><strong>you</strong> &lt;b&gt;</p>" | one way
            markdown_to_html                      | "[x](javascript:alert)"  | "<p><a rel=\\"nofollow\\" href=\\"\\">x</a></p>" | one way
            {hash: sha256}                        | "abc"                    | "6cca9f54dc3bbb6fdaa8d74108c7864f2361daabb8e79c7fc82c6d249ba9bb13" | one way
            mask                                  | "4111111111111111"       | "************1111"      | one way
            mask                                  | "1234567"                | "*******"               | one way
            {mask: 0}                             | "abc"                    | "***"                   | one way
            """)
    void texts(String step, String system, String shared, String written) {
        readsAndWrites(step, "text(100)", system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {phone_format: national}      | phone(US) | "(503) 555-0142"    | "+15035550142"  | "(503) 555-0142"
            {phone_format: national}      | phone(US) | "+49 30 901820"     | "+4930901820"   | "+49 30 901820"
            {phone_format: national}      | phone(DE) | "030 901820"        | "+4930901820"   | "030 901820"
            {phone_format: international} | phone(US) | "503 555 0142"      | "+15035550142"  | "+1 503-555-0142"
            {phone_format: national}      | phone(US) | "marta"             | 'marta' is not a phone number | -
            {phone_format: national}      | phone(US) | null                | null            | null
            """)
    void phones(String step, String type, String system, String shared, String written) {
        readsAndWrites(step, type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            to_text              | 12                | "12"              | 12
            to_text              | 9007199254740993  | "9007199254740993" | 9007199254740993
            to_text              | true              | "true"            | true
            to_text              | "007"             | "007"             | '007' is a text that would be another one as a number
            to_text              | "x"               | "x"               | 'x' is not a number
            to_number            | "12.50"           | 12.5              | "12.5"
            to_number            | "-0.10"           | -0.1              | "-0.1"
            to_number            | "1e3"             | '1e3' is not a number | -
            to_number            | "0x1F"            | '0x1F' is not a number | -
            to_number            | "~"               | '~' is not a number | -
            {scale: 0.01}        | 249               | 2.49              | 249
            {scale: 3}           | "1.1"             | 3.3               | 1.1
            {scale: -1}          | 5                 | -5                | 5
            percent              | 0.2               | 20                | 0.2
            percent              | "0.075"           | 7.5               | 0.075
            {round: 2}           | 2.345             | 2.35              | one way
            {round: 2}           | -2.345            | -2.35             | one way
            {round: 0}           | "1000000000000000.5" | 1000000000000001 | one way
            round                | 0.4               | 0                 | one way
            {floor: 1}           | -0.01             | -0.1              | one way
            floor                | 1.99              | 1                 | one way
            ceil                 | 1.01              | 2                 | one way
            {number_format: {decimal: ',', thousands: '.'}} | "1.234.567,50" | 1234567.5 | "1.234.567,5"
            {number_format: {decimal: ',', thousands: '.'}} | "-1234,5"      | -1234.5   | "-1.234,5"
            {number_format: {decimal: ',', thousands: '.'}} | "12.34,5"      | '12.34,5' is not a number like 1.234,5 | -
            {number_format: {decimal: ','}}                 | "1.5"          | '1.5' is not a number like 1234,5      | -
            {number_format: {decimal: ','}}                 | "1,5,5"        | '1,5,5' is not a number like 1234,5    | -
            {number_format: {decimal: '.', thousands: ' '}} | "-123 456.5"   | -123456.5 | "-123 456.5"
            """)
    void numbers(String step, String system, String shared, String written) {
        readsAndWrites(step, "decimal(2)", system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            money(currency) | 24990             | 249.9               | 24990
            money(currency) | "5"               | 0.05                | 5
            money(currency) | 100000000000000001 | 1000000000000000.01 | 100000000000000001
            money(yen)      | 24990             | 24990               | 24990
            money(dinar)    | 24990             | 24.99               | 24990
            money(currency) | 1.5               | 1.5 is not a whole number of smallest units | -
            money(unheard)  | 24990             | untold              | untold
            money(empty)    | 24990             | a blank value in the row empty leaves the amount without a currency | -
            money(gold)     | 24990             | 'XAU' is not a currency of ISO 4217 with an amount | -
            """)
    void smallestUnits(String type, String system, String shared, String written) {
        readsAndWrites("minor_units", type, system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {table: consent}            | "not_subscribed" | true          | "unsubscribed"
            {table: consent}            | "unsubscribed"   | true          | "unsubscribed"
            {table: consent}            | "bounced"        | 'bounced' is not in the table consent | -
            {table: country_names}      | "US"             | "United States" | "US"
            {table_back: country_names} | "United States"  | "US"          | "United States"
            {table: warehouse}          | "SE"             | "GOT1"        | one way
            {table: warehouse}          | "FR"             | "PDX1"        | one way
            {table: warehouse}          | null             | null          | one way
            {table: kept}               | 1                | "Open"        | "1"
            {table: kept}               | 7                | 7             | 7
            {table: blanked}            | 7                | null          | null
            {country_name: en}          | "Germany"        | "DE"          | "Germany"
            {country_name: de}          | "Deutschland"    | "DE"          | "Deutschland"
            {country_name: en}          | "Atlantis"       | 'Atlantis' is not the name of a country in English | -
            {state_name: by country}    | "Oregon"         | "OR"          | "Oregon"
            {state_name: by country}    | "Bayern"         | 'Bayern' is not the name of a state of US | -
            {state_name: by currency}   | "Oregon"         | 'USD' in the row currency is a country whose states have no names here | -
            {state_name: by nowhere}    | "Oregon"         | untold        | untold
            currency_symbol             | "€"              | "EUR"         | "€"
            currency_symbol             | "SEK"            | "SEK"         | "SEK"
            currency_symbol             | "kr"             | 'kr' is neither the sign nor the code of a currency | -
            {yes_no_words: [Y, N]}      | "N"              | false         | "N"
            {yes_no_words: [1, 0]}      | 1                | true          | 1
            {lookup: {in: customer, by: email, give: tier}} | " Bob@Biller.com" | "Gold" | one way
            {lookup: {in: customer, by: email, give: tier}} | ""                | null   | one way
            {lookup: {in: customer, by: email, give: tier}} | untold            | untold | one way
            {lookup: {in: customer, by: email, give: tier}} | "ann@example.com" | 'ann@example.com' is the email of no customer | one way
            {lookup: {in: customer, by: email, give: tier}} | "two@example.com" | 'two@example.com' is the email of more than one customer | one way
            {lookup: {in: customer, by: email, give: tier}} | "eve@example.com" | 'eve@example.com' is the email of a customer whose tier is not known yet | one way
            {yes_no_words: [Y, N]}      | "n"              | 'n' is neither Y nor N | -
            negate                      | true             | false         | true
            negate                      | "no"             | true          | false
            """)
    void lookUps(String step, String system, String shared, String written) {
        readsAndWrites(step, "text(100)", system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {split: ', '}       | "a, b,c"            | ["a","b,c"]         | "a, b,c"
            {split: ';'}        | "a;;b;"             | ["a","","b",""]     | "a;;b;"
            {split: ';'}        | 5                   | ["5"]               | "5"
            {split: ';'}        | ["a"]               | ["a"] is a list, not a text | -
            {join: ';'}         | ["a","b"]           | "a;b"               | ["a","b"]
            {join: ';'}         | ["a;b"]             | ["a;b"] holds ';' in an item, which separates items there | -
            {join: '--'}        | ["a-","b"]          | ["a-","b"] holds '--' in an item, which separates items there | -
            {join: ';'}         | []                  | null                | null
            {join: ';'}         | "a"                 | 'a' is not a list   | -
            split_lines         | "a\\r\\nb\\rc\\n\\n" | ["a","b","c"]      | "a\\nb\\nc"
            split_lines         | "\\n"               | null                | null
            join_lines          | ["a","b"]           | "a\\nb"             | ["a","b"]
            join_lines          | ["a\\nb"]           | ["a\\nb"] holds a line break in one of its lines | -
            first               | ["a","b"]           | "a"                 | ["a"]
            first               | []                  | null                | null
            last                | ["a","b"]           | "b"                 | ["b"]
            {nth: 2}            | ["a","b"]           | "b"                 | [null,"b"]
            {nth: 3}            | ["a","b"]           | null                | null
            first               | "a"                 | 'a' is not a list   | -
            {pluck: amount}     | [{"amount": 1}, {"x": 2}, {"amount": null}] | [1,null] | one way
            {pluck: a.b}        | [{"a": {"b": 1}}]   | [1]                 | one way
            sum                 | ["2.50", 1.25, null] | 3.75               | one way
            sum                 | []                  | null                | one way
            sum                 | ["x"]               | 'x' is not a number | one way
            count               | ["a", null, ""]     | 1                   | one way
            max                 | ["9", 10]           | 10                  | one way
            max                 | ["2026-01-02", "2025-12-31"] | "2026-01-02" | one way
            min                 | ["9", 10, null]     | "9"                 | one way
            min                 | [null]              | null                | one way
            unique              | ["b","a","b"]       | ["b","a"]           | ["b","a"]
            sort                | ["b","10","9"]      | ["9","10","b"]      | ["9","10","b"]
            {filter_list: 'item.n > 1'} | [{"n": 1}, {"n": 2}] | [{"n":2}]  | [{"n":2}]
            {filter_list: 'item.n > 1'} | [{"m": 1}]          | null       | null
            """)
    void lists(String step, String system, String shared, String written) {
        readsAndWrites(step, "json", system, shared, written);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {default: unknown}       | null                 | "unknown"        | "unknown"
            {default: 0}             | ""                   | 0                | 0
            {default: unknown}       | "x"                  | "x"              | "x"
            {blank_as: (none)}       | "(none)"             | null             | "(none)"
            {blank_as: (none)}       | null                 | null             | "(none)"
            {blank_as: (none)}       | "x"                  | "x"              | "x"
            {blank_as: 0}            | 0                    | null             | 0
            first_of                 | [null, "b"]          | "b"              | ["b",null]
            {first_of: [b, a]}       | ["a", "b"]           | "b"              | [null,"b"]
            first_of                 | ["", null]           | null             | null
            {concat: [a, ' ', b]}    | ["x", "y"]           | "x y"            | ["x","y"]
            {concat: [a, ' ', b]}    | [null, "y"]          | "y"              | ["y",null]
            {concat: [b, ', ', a]}   | ["Ada", "Lovelace"]  | "Lovelace, Ada"  | ["Ada","Lovelace"]
            {concat: [a, b]}         | ["x", "y"]           | "xy"             | ["xy",null]
            join_name                | ["Anna", "van der Berg"] | "Anna van der Berg" | ["Anna","van der Berg"]
            join_name                | [null, "Cher"]       | "Cher"           | [null,"Cher"]
            {split_name: last}       | "Anna Maria van der Berg" | "van der Berg" | "van der Berg"
            {split_name: first}      | "Anna Maria van der Berg" | "Anna Maria" | 'Anna Maria' is a first name, and there is no last name yet to stand behind it
            {split_name: last}       | "van der Berg"       | "van der Berg"   | "van der Berg"
            {split_name: last}       | "Van Morrison"       | "Morrison"       | "Morrison"
            {split_name: last}       | "Dick Van Dyke"      | "Dyke"           | "Dyke"
            {split_name: first}      | "Cher"               | null             | null
            """)
    void fields(String step, String system, String shared, String written) {
        readsAndWrites(step, "text(100)", system, shared, written);
    }

    static void readsAndWrites(String yaml, String type, String system, String shared, String written) {
        var step = StepBench.step(yaml, type);

        assertEquals(shared, StepBench.read(step, StepBench.json(system)), "read");
        if (written.equals("one way")) {
            assertEquals(StepClass.ONE_WAY, step.stepClass());
            assertThrows(IllegalStateException.class, () -> step.write(StepBench.json("1"), StepBench.NEW, StepBench.ROWS));
        } else if (!written.equals("-")) {
            assertEquals(written, StepBench.write(step, StepBench.json(shared), StepBench.NEW), "written");
        }
    }
}
