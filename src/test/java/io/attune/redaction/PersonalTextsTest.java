package io.attune.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "ada@example.com"        | Email: invalid address: ADA@example.com  | Email: invalid address: ***
            "Ann"                    | Ann cannot be annotated, Ann             | *** cannot be annotated, ***
            "Ann"                    | O'Ann-Marie                              | O'***-Marie
            ["Ann", "Ann-Marie"]     | Ann-Marie and Ann                        | *** and ***
            {"city": "Turin"}        | the city Turin                           | the city ***
            9007199254740993         | id 9007199254740993 is taken             | id *** is taken
            "Al"                     | Al is shorter than what is masked        | Al is shorter than what is masked
            null                     | nothing is personal                      | nothing is personal
            "Straße"                 | STRASSE, Straße                          | STRASSE, ***
            """)
    void takesTheValuesOutOfTheWords(String values, String words, String masked) throws Exception {
        assertEquals(masked, PersonalTexts.of(List.of(JSON.readTree(values))).mask(words));
    }
}
