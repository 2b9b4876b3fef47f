package io.attune.sweep;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.attune.mapping.Sweep;
import io.attune.mapping.Sweep.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** When the next sweep begins. */
final class Schedules {

    /** Promised for every system where the mapping says nothing else. */
    private static final Schedule CHANGED = new Schedule.Every(Duration.ofMinutes(15));
    private static final Duration FULL = Duration.ofHours(24);
    private static final CronParser CRON = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private Schedules() {}

    static Schedule of(Sweep wanted, String system, Kind kind) {
        return kind == Kind.FULL ? new Schedule.Every(wanted.full().orElse(FULL))
                : wanted.changed().getOrDefault(system, CHANGED);
    }

    /** @param chance from 0 to 1: so that not all mappings sweep in the same moment */
    static Instant next(Schedule schedule, Instant from, double chance) {
        return schedule instanceof Schedule.Cron cron ? byCron(cron, from)
                : after(from, ((Schedule.Every) schedule).period(), chance);
    }

    /** What is due later than this was due by another schedule. */
    static Instant latest(Schedule schedule, Instant now) {
        return next(schedule, now, 1);
    }

    private static Instant after(Instant from, Duration period, double chance) {
        return from.plus(period).plusMillis(Math.round(period.toMillis() * 0.05 * chance));
    }

    /** The fields are UTC. One that never comes again is looked at once a day. */
    private static Instant byCron(Schedule.Cron cron, Instant from) {
        return ExecutionTime.forCron(CRON.parse(cron.expression())).nextExecution(from.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant)
                .orElse(from.plus(FULL));
    }
}
