package io.attune.record;

import io.attune.batch.Columns;
import io.attune.batch.Pipeline;
import io.attune.mapping.RowProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of a record that do not work in a system, in words; a row that works again leaves the list. */
@ApplicationScoped
public class Problems {

    private static final String DROP = """
            delete from problem where record = $1 and system = $2 and writing = $4 and not (field = any($3))
                and ($5::text[] is null or field = any($5))""";
    private static final String DROP_MANY = """
            delete from problem using unnest($1::uuid[], $2::text[]) as works (record, system)
            where problem.record = any(($1::uuid[])::uuid[]) and problem.record = works.record
                and problem.system = works.system and writing = $3""";
    private static final String PUT = """
            insert into problem (record, system, field, words, writing, at)
            select $1, $2, field, words, $6, $3 from unnest($4::text[], $5::text[]) as found (field, words)
            on conflict (record, system, field) do update
                set words = excluded.words, writing = excluded.writing, at = excluded.at
            where problem.words <> excluded.words or problem.writing <> excluded.writing""";

    private static final String OF_FIELD =
            "select system, words from problem where record = $1 and field = $2 order by system";

    private final Clock clock;

    Problems(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was read of a record in a system, and the rows that could not be.
     *
     * @param part the rows that could be, where nothing was told of others: those are as they were
     */
    public record Read(UUID record, String system, List<RowProblem> problems, Optional<Set<String>> part) {

        /** All that it holds there now. */
        public Read(UUID record, String system, List<RowProblem> problems) {
            this(record, system, problems, Optional.empty());
        }
    }

    /** What cannot be read of what it holds there now. */
    public Uni<Void> ofReading(SqlConnection db, Read read) {
        var words = read.problems().stream()
                .collect(Collectors.toMap(RowProblem::row, RowProblem::words, (first, second) -> first, TreeMap::new));
        return replace(db, new Side(read.record(), read.system(), false), words, read.part());
    }

    /** As of one, of many. */
    public Uni<Void> ofReadings(SqlConnection db, List<Read> readings) {
        var works = readings.stream().collect(Collectors.partitioningBy(
                read -> read.problems().isEmpty() && read.part().isEmpty()));
        var statements = new ArrayList<>(List.of(Columns.of(works.get(true)).uuids(Read::record).texts(Read::system)
                .with(false).run(db, DROP_MANY)));
        works.get(false).forEach(read -> statements.add(ofReading(db, read)));
        return Pipeline.run(statements);
    }

    /** @param systems by record: all can be written there now */
    public Uni<Void> written(SqlConnection db, Map<UUID, String> systems) {
        return Columns.of(systems.entrySet()).uuids(Map.Entry::getKey).texts(Map.Entry::getValue).with(true)
                .run(db, DROP_MANY);
    }

    /** @param words by row: all that cannot be written there now */
    public Uni<Void> ofWriting(SqlConnection db, UUID record, String system, Map<String, String> words) {
        return replace(db, new Side(record, system, true), words, Optional.empty());
    }

    private record Side(UUID record, String system, boolean writing) {}

    private Uni<Void> replace(SqlConnection db, Side side, Map<String, String> words, Optional<Set<String>> part) {
        var rows = words.keySet().toArray(String[]::new);
        var texts = words.values().toArray(String[]::new);
        var dropped = db.preparedQuery(DROP)
                .execute(Tuple.of(side.record(), side.system(), rows, side.writing(),
                        part.map(some -> some.toArray(String[]::new)).orElse(null))).replaceWithVoid();
        return words.isEmpty() ? dropped : Pipeline.run(List.of(dropped, db.preparedQuery(PUT)
                .execute(Tuple.of(side.record(), side.system(), RecordWriter.at(clock.instant()), rows, texts,
                        side.writing()))
                .replaceWithVoid()));
    }

    /** What does not work with this row, in whichever system; empty if nothing is known. */
    public Uni<String> words(SqlClient db, UUID record, String field) {
        return db.preparedQuery(OF_FIELD).execute(Tuple.of(record, field))
                .map(rows -> rows.stream()
                        .map(row -> row.getString("system") + ": " + row.getString("words"))
                        .collect(Collectors.joining("; ")));
    }
}
