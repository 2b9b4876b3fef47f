package io.attune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-22T12:15:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}
            {"since":"2026-11-22T11:55:00Z"}
            {"began":"2026-11-22T12:00:00Z","page":"p2"}
            {"since":"2026-11-22T11:55:00Z","began":"2026-11-22T12:00:00Z","page":"p2","records":500,"unheard":1,"restarts":2}
            """)
    void readsWhatItWrites(String text) {
        assertEquals(text, Course.parse(text).text());
    }

    @Test
    void theNextOneAsksFromFiveMinutesBeforeThisOneBeganOn() {
        var through = Course.NEW.begun(NOON).at("p2").done(Duration.ZERO);

        assertEquals("{\"since\":\"2026-11-22T11:55:00Z\"}", through.text());
        assertEquals("{\"since\":\"2026-11-22T11:55:00Z\",\"began\":\"2026-11-22T12:15:00Z\"}",
                through.begun(LATER).text());
    }

    /** What is changed in its last moments has an earlier time there. */
    @ParameterizedTest
    @CsvSource({"PT0S, 11:55:00", "PT5M, 11:50:00", "PT1M, 11:55:00", "PT-5M, 11:55:00"})
    void whereTheirClockIsBehindItAsksFromThatMuchEarlierOn(Duration behind, String since) {
        assertEquals("{\"since\":\"2026-11-22T" + since + "Z\"}", Course.NEW.begun(NOON).done(behind).text());
    }

    @Test
    void oneThatIsUnderWayGoesOnWhereItWas() {
        var underWay = Course.NEW.begun(NOON).at("p2");

        assertEquals(underWay, underWay.begun(LATER));
    }

    @Test
    void countsAllItsPagesAndTheNextOneCountsAnew() {
        var counted = Course.NEW.begun(NOON).with(Course.Tally.NONE.plus(50, 1).plus(20, 0));

        assertEquals(new Course.Tally(70, 1, 0), counted.tally());
        assertEquals(Course.Tally.NONE, counted.done(Duration.ZERO).begun(LATER).tally());
    }

    @Test
    void beginsAnewThreeTimesForTheSameTimeAndThenGivesUp() {
        var course = Course.parse("{\"since\":\"2026-11-22T11:55:00Z\",\"began\":\"2026-11-22T12:00:00Z\",\"page\":\"p2\"}");
        for (int i = 0; i < 3; i++) {
            assertTrue(course.mayRestart());
            course = course.at("p2").restarted();
            assertEquals("{\"since\":\"2026-11-22T11:55:00Z\",\"began\":\"2026-11-22T12:00:00Z\",\"records\":0,\"unheard\":0,"
                    + "\"restarts\":" + (i + 1) + "}", course.text());
        }
        assertFalse(course.mayRestart());
        assertEquals("{\"since\":\"2026-11-22T11:55:00Z\"}", course.givenUp().text());
    }
}
