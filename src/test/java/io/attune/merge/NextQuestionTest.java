package io.attune.merge;

import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person said that what a system shows is not the record that was asked about. */
class NextQuestionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody has its key                  | 1 |   |
            the one that was asked about has it | 1 | 1 |
            another one has it                  | 1 | 2 | 2
            it was asked about others there     |   | 2 | 2
            """)
    void whoeverElseHasItsKeyMayBeItAllTheSame(String name, Long asked, Long claimant, Long next) {
        var seen = reading("crm", Map.of("a", "X"), T0, OptionalLong.empty());

        var question = Matching.nextQuestion(seen, record(asked), record(claimant));

        assertEquals(record(next), question.flatMap(Fact.Duplicated::other));
        assertEquals(record(next).map(id -> "crm " + seen.externalId()),
                question.map(asks -> asks.system() + " " + asks.externalId()));
    }

    private static Optional<UUID> record(Long number) {
        return Optional.ofNullable(number).map(it -> new UUID(0, it));
    }
}
