package io.attune.event;

import io.attune.batch.Pace;
import io.attune.process.ThisProcess;
import io.attune.retention.Kept;
import io.attune.runtime.PostgresPool;
import java.time.Clock;
import java.time.Duration;

/** The way into a database without a server around it; no connection has any room for more that a sender must keep. */
public final class DirectIntake {

    private DirectIntake() {}

    public static Intake into(PostgresPool database) {
        var clock = Clock.systemUTC();
        var feed = new EventFeed(new EventQueue(database.pool(), clock, Pace.NONE, new ThisProcess(), Duration.ofSeconds(15)), 1);
        return new Intake(new EventWriter(database.pool(), new Quota(database.pool(), clock, 0), feed,
                new DeliveryDays(Kept.in(database.pool(), clock), clock)));
    }
}
