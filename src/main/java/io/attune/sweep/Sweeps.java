package io.attune.sweep;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Says how the sweeps went and when they go again. */
@ApplicationScoped
public class Sweeps {

    private static final String ALL = """
            select mapping, system, kind, holder is not null as running, due_at, value, ended_at, records, unheard,
                failed
            from cursor order by mapping, system, kind""";

    private final Pool pool;

    Sweeps(Pool pool) {
        this.pool = pool;
    }

    /**
     * The sweep of one system for one mapping.
     *
     * @param kind    changed or full
     * @param since   what was changed since then it asks for; empty: everything
     * @param endedAt when the last one ended
     * @param records that the last one listed
     * @param unheard of these, those whose step failed: each is an event of its own
     * @param failed  why the last one stopped before its end
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SweepView(String mapping, String system, String kind, boolean running, Instant dueAt,
            Optional<Instant> since, Optional<Instant> endedAt, int records, int unheard, Optional<String> failed) {}

    public Uni<List<SweepView>> all() {
        return pool.query(ALL).execute().map(rows -> rows.stream().map(Sweeps::view).toList());
    }

    private static SweepView view(Row row) {
        return new SweepView(row.getString("mapping"), row.getString("system"), row.getString("kind"),
                row.getBoolean("running"), row.getOffsetDateTime("due_at").toInstant(),
                row.getString("kind").equals(Kind.FULL.word()) ? Optional.empty()
                        : Course.parse(row.getString("value")).since(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                row.getInteger("records"), row.getInteger("unheard"), Optional.ofNullable(row.getString("failed")));
    }
}
