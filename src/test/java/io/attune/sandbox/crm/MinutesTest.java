package io.attune.sandbox.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinutesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-11-22T11:00:59Z      | 2026-11-22T12:00:30Z      | 2026-11-22T11:00:00Z to 2026-11-22T12:00:00Z
            2026-11-22T12:00:00+01:00 | 2026-11-22T13:00:00+01:00 | 2026-11-22T11:00:00Z to 2026-11-22T12:00:00Z
            2026-11-22T12:00:00 01:00 | 2026-11-22T13:00:00+0100  | 2026-11-22T11:00:00Z to 2026-11-22T12:00:00Z
            2026-11-22T12:00:00.000Z  | 2026-11-23T00:00:00Z      | 2026-11-22T12:00:00Z to 2026-11-22T12:34:00Z
            2026-11-22T12:00:10Z      | 2026-11-22T12:00:50Z      | endDate must be at least one minute greater than the startDate
            2026-10-01T00:00:00Z      | 2026-11-22T12:00:00Z      | start date cannot be more than 30 days ago
            2026-11-22                | 2026-11-22T12:00:00Z      | start and end must be given as yyyy-MM-ddTHH:mm:ss+hh:mm
            -                         | 2026-11-22T12:00:00Z      | start and end must be given as yyyy-MM-ddTHH:mm:ss+hh:mm
            """)
    void coversWholeMinutesThatAreOver(String start, String end, String expected) {
        var reading = Minutes.read(start, end, NOW);

        assertEquals(expected, reading instanceof Minutes.Reading.Refused refused
                ? refused.error().message()
                : words(((Minutes.Reading.Readable) reading).minutes()));
    }

    private static String words(Minutes minutes) {
        return minutes.from() + " to " + minutes.to();
    }

    @ParameterizedTest
    @CsvSource({"46, Summer '19", "65, Winter '26", "66, Spring '26", "67, Summer '26"})
    void versionsAreNamedAfterSeasons(int version, String label) {
        assertEquals(label, ApiVersion.label(version));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, 2000", "batchSize=500, 500", "batchsize = 10, 200",
        "batchSize=9999, 2000", "batchSize=x, 2000"})
    void pagesAreNeitherTinyNorHuge(String header, int size) {
        assertEquals(size, BatchSize.read(header));
    }
}
