package io.attune.record;

import io.attune.batch.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Deliveries that may have the state of a record in hand while somebody else takes a step of it. */
final class Onlookers {

    private static final String TELL = """
            update delivery set steps = steps + 1
            from unnest($1::uuid[], $2::text[]) as stepped (record, system)
            where delivery.record = any(($1::uuid[])::uuid[]) and delivery.record = stepped.record
                and delivery.system = coalesce(stepped.system, delivery.system)""";

    private Onlookers() {}

    private record Told(UUID record, String system) {}

    /** What they have in hand is out of date from now on. A record that begins has none. */
    static Uni<Void> tell(SqlConnection db, List<Saving> savings) {
        var told = savings.stream().filter(Onlookers::isChanged).flatMap(Onlookers::told).toList();
        return Columns.of(told).uuids(Told::record).texts(Told::system).run(db, TELL);
    }

    private static boolean isChanged(Saving saving) {
        return saving.before().filter(before -> before != saving.after()).isPresent();
    }

    private static Stream<Told> told(Saving saving) {
        var id = saving.after().id();
        return saving.onlookers().map(systems -> systems.stream().map(system -> new Told(id, system)))
                .orElseGet(() -> Stream.of(new Told(id, null)));
    }
}
