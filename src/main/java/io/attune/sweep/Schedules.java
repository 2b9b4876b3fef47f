package io.attune.sweep;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.attune.mapping.Mapping;
import io.attune.mapping.Sweep.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** When the next sweep begins. */
final class Schedules {

    /** Promised for every system where the mapping says nothing else. */
    private static final Duration CHANGED = Duration.ofMinutes(15);
    private static final Duration FULL = Duration.ofHours(24);
    private static final CronParser CRON = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private Schedules() {}

    /** @param chance from 0 to 1: so that not all mappings sweep in the same moment */
    static Instant next(Mapping mapping, String system, Kind kind, Instant from, double chance) {
        if (kind == Kind.FULL) {
            return after(from, mapping.sweep().full().orElse(FULL), chance);
        }
        var schedule = mapping.sweep().changed().getOrDefault(system, new Schedule.Every(CHANGED));
        return schedule instanceof Schedule.Cron cron ? byCron(cron, from)
                : after(from, ((Schedule.Every) schedule).period(), chance);
    }

    private static Instant after(Instant from, Duration period, double chance) {
        return from.plus(period).plusMillis(Math.round(period.toMillis() * 0.05 * chance));
    }

    /** The fields are UTC. One that never comes again is looked at once a day. */
    private static Instant byCron(Schedule.Cron cron, Instant from) {
        return ExecutionTime.forCron(CRON.parse(cron.expression())).nextExecution(from.atZone(ZoneOffset.UTC))
                .map(java.time.ZonedDateTime::toInstant)
                .orElse(from.plus(FULL));
    }
}
