package io.attune.mapping.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types as they are written, rightly and wrongly. */
class TypeFaultsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            txt(4)        | there is no type 'txt'. Did you mean 'text'?
            text          | 'text' is not complete or has too much; write text(40) or text(40, cut)
            text(4        | 'text(4' is not a type; write a word, or a word(with arguments)
            text(0)       | 'text(0)': expected a whole number from 1 to 131072, as in text(40) or text(40, cut), found '0'
            text(4, keep) | 'text(4, keep)' is not complete or has too much; write text(40) or text(40, cut)
            id(4)         | 'id(4)' is not complete or has too much; write id
            phone(us)     | 'us' is not a country with phone numbers; write two capital letters, as in phone(US)
            phone         | 'phone' is not complete or has too much; write phone(US), the country of numbers that name none
            decimal       | 'decimal' is not complete or has too much; write decimal(2)
            decimal(99)   | 'decimal(99)': expected a whole number from 0 to 18, as in decimal(2), found '99'
            money         | 'money' is not complete or has too much; write money(currency), the name of a row of type code
            lines(x)      | 'lines(x)': expected a whole number from 1 to 100, as in lines(2), found 'x'
            choice        | 'choice' is not complete or has too much; write choice(Standard, Gold)
            choice(a, a)  | 'choice(a, a)' names a choice twice
            choice(a,)    | 'choice(a,)' is not complete or has too much; write choice(Standard, Gold)
            reference     | 'reference' is not complete or has too much; write reference(customer), the name of a mapping
            """)
    void wrongTypesAreToldInWords(String text, String words) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, () -> Types.parse(text)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text(40)", "text(40, cut)", "phone(US)", "money(currency)", "choice(a, b)", "lines(2)",
            "reference(customer)"})
    void aTypeIsNamedAsItIsWritten(String text) {
        assertEquals(text, Types.parse(text).name());
        assertEquals(text.contains("cut"), Types.parse(text).isOneWay());
        assertFalse(Types.parse(text).fits().isEmpty());
    }
}
