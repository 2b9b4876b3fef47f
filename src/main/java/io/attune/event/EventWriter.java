package io.attune.event;

import io.attune.batch.Batcher;
import io.attune.event.Receipt.Full;
import io.attune.event.Receipt.Repeated;
import io.attune.event.Receipt.Stored;
import io.netty.buffer.Unpooled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Puts arrivals on disk, each delivery once, many in one commit. */
@ApplicationScoped
class EventWriter {

    /**
     * Measured: beyond four, batches wait for the same disk; smaller ones cost commits, larger ones time. Of six rows, a
     * row took the database 118 to 126 microseconds, of twelve 89 to 107.
     */
    private static final Batcher.Size SIZE = new Batcher.Size(200, 4, 2_000, 2, 30);

    /**
     * One statement, so one round trip and one commit. An id that comes twice in a batch counts where it comes first.
     * Ids are drawn in order of arrival, all of one day; rows are inserted in order of their key, so that two batches
     * with the same deliveries can't wait for each other in a circle. Who loses such a race gets no row back: its
     * winner was not yet to be seen. What is large is fetched by its place where it is stored, and is not carried from
     * step to step. How long a list in (select ...) is the planner does not know: else it plans anew for each.
     */
    private static final String STORE = """
            with arrival as materialized (
                select a.*, first_value(place) over (partition by connection, delivery_id order by place) as first
                from unnest((select $1::text[]), $2::text[], $7::date[])
                    with ordinality as a (connection, delivery_id, day, place)
            ), looked_up as materialized (
                select a.*, known.event as known, known.body_hash as known_hash
                from arrival a left join lateral (
                    select event, body_hash from seen_delivery
                    where connection = a.connection and delivery_id = a.delivery_id
                        and day > a.day - 30 and day <= a.day + 1
                    order by day limit 1) known on true
            ), numbered as materialized (
                select one.*, case when known is null and place = first then $10 + nextval('event_id') end as event
                from (select * from looked_up order by place) one
            ), fresh as (
                insert into seen_delivery (connection, delivery_id, day, event, body_hash)
                select connection, delivery_id, day, event, sha256(($5::bytea[])[place])
                from numbered where event is not null order by connection, delivery_id
                on conflict do nothing
                returning event
            ), stored as (
                insert into event
                    (id, connection, delivery_id, topic, headers, body, received_at, due_at, holder, tries)
                select event, connection, delivery_id, ($3::text[])[place], ($4::text[])[place]::json,
                    ($5::bytea[])[place], ($6::timestamptz[])[place],
                    coalesce($8::timestamptz, ($6::timestamptz[])[place]), $9::uuid, ($9::uuid is not null)::int
                from numbered where event = any (array(select event from fresh))
            )
            select coalesce(known, max(event) filter (where event = any (array(select event from fresh)))
                    over (partition by first)) as event,
                event is not null as stored,
                event is not null or sha256(($5::bytea[])[place])
                    = coalesce(known_hash, sha256(($5::bytea[])[first])) as same_body
            from numbered
            order by place""";

    private final Pool pool;
    private final Quota quota;
    private final EventFeed feed;
    private final DeliveryDays days;
    private final Batcher<Arrival, Optional<Written>> batcher = new Batcher<>(SIZE, this::write);

    EventWriter(Pool pool, Quota quota, EventFeed feed, DeliveryDays days) {
        this.pool = pool;
        this.quota = quota;
        this.feed = feed;
        this.days = days;
    }

    /** @param isLeased whether it was stored for a worker of this process */
    private record Written(Receipt receipt, boolean isLeased) {}

    /** The receipt, once the arrival is flushed to disk or found to be too many; a failure says neither. */
    Uni<Receipt> store(Arrival arrival) {
        return quota.admits(arrival.connection())
                .chain(room -> room ? write(arrival) : Uni.createFrom().item(new Full(quota.most())));
    }

    /** All of them in one commit, ids in their order, as many of a connection as there are. */
    Uni<List<Receipt>> storeAll(List<Arrival> arrivals) {
        return arrivals.isEmpty() ? Uni.createFrom().item(List.of())
                : write(arrivals).chain(written -> complete(arrivals, written));
    }

    /** Those that lost a race are written once more: their winners are to be seen then. */
    private Uni<List<Receipt>> complete(List<Arrival> arrivals, List<Optional<Written>> written) {
        var lost = IntStream.range(0, arrivals.size()).filter(i -> written.get(i).isEmpty()).boxed().toList();
        return storeAll(lost.stream().map(arrivals::get).toList()).map(again -> IntStream.range(0, arrivals.size())
                .mapToObj(i -> written.get(i).map(one -> handOn(arrivals.get(i), one))
                        .orElseGet(() -> again.get(lost.indexOf(i))))
                .toList());
    }

    private Uni<Receipt> write(Arrival arrival) {
        return batcher.add(arrival).chain(written -> written.map(one -> Uni.createFrom().item(handOn(arrival, one)))
                .orElseGet(() -> write(arrival)));
    }

    private Receipt handOn(Arrival arrival, Written written) {
        if (written.isLeased && written.receipt instanceof Stored stored) {
            feed.take(new Claimed(arrival.event(stored.event()), 1));
        } else {
            feed.wake();
        }
        return written.receipt;
    }

    private Uni<List<Optional<Written>>> write(List<Arrival> arrivals) {
        var lease = feed.lease(arrivals.size(), arrivals.stream().mapToLong(one -> one.body().length).sum());
        return days.with(arrivals, () -> pool.preparedQuery(STORE).execute(parameters(arrivals, lease)))
                .onFailure().invoke(unknown -> lease.ifPresent(feed::lost))
                .map(rows -> rows.stream()
                        .map(row -> Optional.ofNullable(row.getLong("event"))
                                .map(event -> new Written(receipt(event, row), lease.isPresent())))
                        .toList());
    }

    private Tuple parameters(List<Arrival> arrivals, Optional<EventQueue.Lease> lease) {
        return Tuple.tuple()
                .addArrayOfString(texts(arrivals, Arrival::connection))
                .addArrayOfString(texts(arrivals, Arrival::deliveryId))
                .addArrayOfString(texts(arrivals, Arrival::topic))
                .addArrayOfString(texts(arrivals, arrival -> HeadersJson.write(arrival.headers())))
                .addValue(arrivals.stream().map(arrival -> Buffer.buffer(Unpooled.wrappedBuffer(arrival.body())))
                        .toArray(Buffer[]::new))
                .addValue(arrivals.stream().map(arrival -> arrival.receivedAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfLocalDate(arrivals.stream().map(days::of).toArray(LocalDate[]::new))
                .addOffsetDateTime(lease.map(EventQueue.Lease::until).orElse(null))
                .addUUID(lease.map(EventQueue.Lease::holder).orElse(null))
                .addLong(days.firstEvent());
    }

    private static String[] texts(List<Arrival> arrivals, Function<Arrival, String> text) {
        return arrivals.stream().map(text).toArray(String[]::new);
    }

    private static Receipt receipt(long event, Row row) {
        return row.getBoolean("stored") ? new Stored(event) : new Repeated(event, row.getBoolean("same_body"));
    }
}
