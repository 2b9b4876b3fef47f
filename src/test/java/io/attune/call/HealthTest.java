package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.NotSent;
import io.attune.connector.HttpAnswer;
import io.attune.retry.Refusal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reply tells of the health of its system. */
class HealthTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({"200, WELL", "204, WELL", "300, WELL", "400, WELL", "401, WELL", "403, WELL", "404, WELL", "408, ILL",
        "409, WELL", "422, WELL", "429, UNTOLD", "500, ILL", "502, ILL", "503, ILL", "504, ILL"})
    void tellsAnIllSystemFromARefusedRecord(int status, Health health) {
        assertEquals(health, Health.of(new Answered(new HttpAnswer(status, Map.of(), new byte[0])), answer -> false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UNREACHABLE, ILL", "UNAUTHORIZED, LOCKED_OUT", "NOT_TRIED, UNTOLD", "INVALID, UNTOLD"})
    void tellsWhyNothingWasSent(Refusal refusal, Health health) {
        assertEquals(health, Health.of(new NotSent(refusal, "", Optional.empty()), answer -> false));
    }
}
