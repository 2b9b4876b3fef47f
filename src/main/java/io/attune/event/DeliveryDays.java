package io.attune.event;

import static io.attune.retention.PartitionedTable.SEEN_DELIVERIES;

import io.attune.retention.EventIds;
import io.attune.retention.Partitions;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** The days under which delivery ids and events are kept. Each has a partition, and most are made before they come. */
@ApplicationScoped
class DeliveryDays {

    /** PostgreSQL's word for a row that fits no partition. */
    private static final String NO_PARTITION = "23514";

    private final Partitions partitions;
    private final Clock clock;

    DeliveryDays(Partitions partitions, Clock clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * That of its arrival; today where such a day is no longer kept, or not yet: it was acknowledged and must be
     * stored, and its id is remembered from today on.
     */
    LocalDate of(Arrival arrival) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var day = LocalDate.ofInstant(arrival.receivedAt(), ZoneOffset.UTC);
        return SEEN_DELIVERIES.keeps(day, today) ? day : today;
    }

    /** The number to which those of events are added that are stored now. */
    long firstEvent() {
        return EventIds.of(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /**
     * What {@code storing} gives. Where a day lacks its partition, since nobody could make it while the database was
     * away or the arrival waited for long elsewhere, all that are missing are made, and it is tried once more.
     */
    <T> Uni<T> with(List<Arrival> arrivals, Supplier<Uni<? extends T>> storing) {
        return Uni.createFrom().deferred(storing).onFailure(DeliveryDays::isWithoutPartition).recoverWithUni(() ->
                partitions.keepWith(SEEN_DELIVERIES, arrivals.stream().map(this::of).toList()).chain(storing));
    }

    private static boolean isWithoutPartition(Throwable failure) {
        return failure instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }
}
