package io.attune.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.mapping.Sweep;
import io.attune.mapping.Sweep.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {

    private static final Sweep WANTED = new Sweep(Map.of("crm", new Schedule.Every(Duration.ofMinutes(1)),
            "erp", new Schedule.Cron("0 6 * * 1"), "old", new Schedule.Cron("30 2 30 2 *")), Optional.empty());
    private static final Sweep OFTEN = new Sweep(Map.of(), Optional.of(Duration.ofHours(2)));

    /** 2026-11-22 is a Sunday. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            shop, CHANGED, 2026-11-22T12:00:00Z, 0,   2026-11-22T12:15:00Z
            shop, CHANGED, 2026-11-22T12:00:00Z, 1,   2026-11-22T12:15:45Z
            crm,  CHANGED, 2026-11-22T12:00:00Z, 0,   2026-11-22T12:01:00Z
            crm,  CHANGED, 2026-11-22T12:00:00Z, 0.5, 2026-11-22T12:01:01.500Z
            crm,  FULL,    2026-11-22T12:00:00Z, 0,   2026-11-23T12:00:00Z
            crm,  FULL,    2026-11-22T12:00:00Z, 1,   2026-11-23T13:12:00Z
            erp,  CHANGED, 2026-11-22T12:00:00Z, 1,   2026-11-23T06:00:00Z
            erp,  CHANGED, 2026-11-23T06:00:00Z, 0,   2026-11-30T06:00:00Z
            old,  CHANGED, 2026-11-22T12:00:00Z, 0,   2026-11-23T12:00:00Z
            """)
    void comesAsTheMappingSaysAndElseByDefault(String system, Kind kind, Instant from, double chance, Instant next) {
        assertEquals(next, Schedules.next(Schedules.of(WANTED, system, kind), from, chance));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CHANGED, 2026-11-22T12:15:45Z
            FULL,    2026-11-22T14:06:00Z
            """)
    void nothingIsDueLaterThanTheLatest(Kind kind, Instant latest) {
        assertEquals(latest, Schedules.latest(Schedules.of(OFTEN, "shop", kind), Instant.parse("2026-11-22T12:00:00Z")));
    }
}
