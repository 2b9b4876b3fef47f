package io.attune.delivery;

import io.attune.mapping.RowProblem;
import io.attune.record.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What is to be stored beside the states of some steps, gathered by kind. Each record is of one step only. */
final class Notes {

    /** The rows of a record that cannot be written in a system now, in words. */
    record Unwritable(UUID record, String system, Map<String, String> words) {}

    private final List<Problems.Read> readings = new ArrayList<>();
    private final List<Unwritable> writings = new ArrayList<>();
    private final List<AttemptLog.Entry> attempts = new ArrayList<>();
    private final List<Claimed> dropped = new ArrayList<>();
    private final List<Function<SqlConnection, Uni<Void>>> others = new ArrayList<>();

    void read(UUID record, String system, List<RowProblem> problems) {
        readings.add(new Problems.Read(record, system, problems));
    }

    void unwritable(UUID record, String system, Map<String, String> words) {
        writings.add(new Unwritable(record, system, words));
    }

    void attempted(AttemptLog.Entry entry) {
        attempts.add(entry);
    }

    /** The delivery is done. */
    void drop(Claimed claimed) {
        dropped.add(claimed);
    }

    /** What is rare. */
    void also(Function<SqlConnection, Uni<Void>> statement) {
        others.add(statement);
    }

    List<Problems.Read> readings() {
        return readings;
    }

    List<Unwritable> writings() {
        return writings;
    }

    List<AttemptLog.Entry> attempts() {
        return attempts;
    }

    List<Claimed> dropped() {
        return dropped;
    }

    List<Function<SqlConnection, Uni<Void>>> others() {
        return others;
    }
}
