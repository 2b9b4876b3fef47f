package io.attune.review;

import io.attune.listing.Asked;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a person decides about deliveries that wait for one. Each is one statement that looks at the state it changes: a
 * delivery that was taken up in the meantime, by a newer value or another person, is left alone and not counted.
 */
@ApplicationScoped
public class Decisions {

    private static final String DUE = "update delivery set state = 'due', due_at = $1, tries = 0, outage = false, bulk = %s";
    private static final String ONE = "\nwhere state = $2 and record = $3 and system = $4";
    private static final String DISCARD = "delete from delivery";
    /** The filters of the list of dead letters; a test holds the two together. */
    private static final String MATCHING = """

            where state = 'dead' and $1::timestamptz is not null
                and ($2::text is null or mapping = $2)
                and ($3::text is null or connection = $3)
                and ($4::text is null or system = $4)
                and ($5::uuid is null or record = $5)
                and ($6::text is null or position(lower($6) in lower(words)) > 0)
                and ($7::timestamptz is null or since >= $7)
                and ($8::timestamptz is null or since < $8)""";

    private final Pool pool;
    private final Clock clock;

    Decisions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A dead letter is due again, its tries begin anew. False: there is none. */
    public Uni<Boolean> replay(UUID record, String system) {
        return one(DUE.formatted(false) + ONE, "dead", record, system)
                .invoke(done -> Log.infof("delivery.replayed record=%s system=%s found=%s", record, system, done));
    }

    /** A dead letter is given up: the system keeps what it has until the record changes again. False: there is none. */
    public Uni<Boolean> discard(UUID record, String system) {
        return one(DISCARD + ONE + " and $1::timestamptz is not null", "dead", record, system)
                .invoke(done -> Log.infof("delivery.discarded record=%s system=%s found=%s", record, system, done));
    }

    /** A held delivery is due. False: there is none. */
    public Uni<Boolean> approve(UUID record, String system) {
        return one(DUE.formatted(false) + ONE, "held", record, system)
                .invoke(done -> Log.infof("delivery.approved record=%s system=%s found=%s", record, system, done));
    }

    /** @return how many dead letters are due again */
    public Uni<Integer> replay(Asked deadLetters) {
        return all(DUE.formatted(true) + MATCHING, deadLetters)
                .invoke(count -> Log.infof("delivery.replayed count=%d filters=%s", count, names(deadLetters)));
    }

    /** @return how many dead letters were given up */
    public Uni<Integer> discard(Asked deadLetters) {
        return all(DISCARD + MATCHING, deadLetters)
                .invoke(count -> Log.infof("delivery.discarded count=%d filters=%s", count, names(deadLetters)));
    }

    private Uni<Boolean> one(String sql, String state, UUID record, String system) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(now(), state, record, system))
                .map(rows -> rows.rowCount() == 1);
    }

    private Uni<Integer> all(String sql, Asked asked) {
        var filters = asked.values();
        return pool.preparedQuery(sql)
                .execute(Tuple.from(new Object[] {now(), filters.get("mapping"), filters.get("connection"),
                    filters.get("system"), filters.get("record"), filters.get("words"), at(filters.get("since")),
                    at(filters.get("until"))}))
                .map(rows -> rows.rowCount());
    }

    private static String names(Asked asked) {
        return String.join(",", asked.texts().keySet().stream().sorted().toList());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime at(Object moment) {
        return moment == null ? null : ((Instant) moment).atOffset(ZoneOffset.UTC);
    }
}
