package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a narrowing step keeps of the old value when it writes. */
class OldValuesTest {

    @ParameterizedTest(name = "{0}: {1} over {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            first               | "z"              | ["a","b"]            | ["z","b"]
            first               | null             | ["a","b"]            | [null,"b"]
            last                | "z"              | ["a","b"]            | ["a","z"]
            last                | "z"              | []                   | ["z"]
            {nth: 3}            | "z"              | ["a"]                | ["a",null,"z"]
            {nth: 3}            | null             | ["a"]                | ["a"]
            first_of            | "z"              | ["a","b"]            | ["z","b"]
            first_of            | "z"              | [null,"b"]           | ["z","b"]
            first_of            | null             | ["a","b"]            | null
            {split_name: first} | "Eva"            | "Anna van der Berg"  | "Eva van der Berg"
            {split_name: first} | null             | "Anna van der Berg"  | "van der Berg"
            {split_name: last}  | "Cruz"           | "Anna van der Berg"  | "Anna Cruz"
            {split_name: last}  | null             | "Anna Berg"          | a blank value as last name would leave the first name alone
            {split_name: last}  | null             | "Berg"               | null
            {filter_list: 'item.n > 1'} | [{"n":7}]         | [{"n":1},{"n":2},{"n":0},{"n":3}] | [{"n":1},{"n":7},{"n":0}]
            {filter_list: 'item.n > 1'} | [{"n":7},{"n":8}] | [{"n":1},{"n":2},{"n":0}]         | [{"n":1},{"n":7},{"n":0},{"n":8}]
            {filter_list: 'item.n > 1'} | null              | [{"n":1},{"n":2}]                 | [{"n":1}]
            {filter_list: 'item.n > 1'} | [{"n":0}]         | []                                | {"n":0} would not be read again: item.n > 1
            """)
    void keepsTheRest(String step, String shared, String old, String written) {
        assertEquals(written, StepBench.write(StepBench.step(step), StepBench.json(shared), StepBench.json(old)));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["newsletter","wholesale-b"] | ["loyalty","newsletter","vip-2019"] | ["newsletter","vip-2019","wholesale-b"]
            null                         | ["loyalty","vip-2019"]              | ["vip-2019"]
            null                         | ["loyalty"]                         | null
            ["loyalty"]                  | untold                              | ["loyalty"]
            ["loyalty"]                  | null                                | ["loyalty"]
            """)
    void onlySomeTagsTakePart(String shared, String old, String written) {
        var only = Steps.only(List.of("loyalty", "newsletter", "wholesale-b"));

        assertEquals(written, StepBench.write(only, StepBench.json(shared), StepBench.json(old)));
        assertEquals(shared, StepBench.read(only, StepBench.json(written)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            number     | "2381.40"            | "2381.40" | 2381.4
            number     | null                 | null      | null
            text       | 12                   | 12        | "12"
            decimal(2) | 0.30000000000000004  | 0.3       | 0.3
            decimal(2) | "2.345"              | 2.35      | 2.35
            decimal(0) | -0.5                 | -1        | -1
            """)
    void theFormInWhichASystemKeepsANumber(String form, String system, String read, String written) {
        var as = Steps.as(form);

        assertEquals(read, StepBench.read(as, StepBench.json(system)));
        assertEquals(written, StepBench.write(as, StepBench.json(read), StepBench.NEW));
    }
}
