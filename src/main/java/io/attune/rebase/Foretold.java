package io.attune.rebase;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.catalog.Forecast.Example;
import io.attune.mapping.Mapping;
import io.attune.merge.Amendment;
import io.attune.merge.Lag;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Rebase;
import io.attune.merge.Rebase.Reread;
import io.attune.merge.RecordState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a version would do to one record, from what is known of it: each system is thought to hold what the version
 * before would have read as the values last seen there, and the very step of a re-base is taken.
 *
 * @param guessed nothing of it is known to be written, but it may be: some row reads what was never read before
 */
record Foretold(boolean isWritten, boolean guessed, List<Example> examples) {

    /** The two versions, with what the core needs of them. */
    record Versions(Mapping before, Mapping now, Rebase.Terms terms) {

        Amendment amendment() {
            return terms.amendment();
        }
    }

    static Foretold of(RecordState state, Versions versions) {
        var rereads = new ArrayList<Reread>();
        var unread = new TreeMap<String, List<String>>();
        for (var system : versions.amendment().toRead(state)) {
            var before = known(state, system);
            var now = readAnew(before, system, versions);
            var unknown = unknown(state, system, now, versions);
            unknown.forEach(row -> Optional.ofNullable(before.get(row)).ifPresent(value -> now.put(row, value)));
            unread.put(system, unknown);
            rereads.add(new Reread(observation(state, system, before), observation(state, system, now)));
        }
        var after = Rebase.of(state, rereads, versions.terms()).state();
        var examples = written(state, after, versions);
        var guesses = guesses(state, unread, versions);
        return new Foretold(!examples.isEmpty() || !guesses.isEmpty(), examples.isEmpty() && !guesses.isEmpty(),
                examples.isEmpty() ? guesses : examples);
    }

    private static SortedMap<String, JsonNode> known(RecordState state, String system) {
        var values = new TreeMap<String, JsonNode>();
        state.link(system).fields().forEach((field, held) -> {
            if (!held.shadow().isMissingNode()) {
                values.put(field, held.shadow());
            }
        });
        return values;
    }

    /** What is read of the record that the version before would have read these values from. */
    private static SortedMap<String, JsonNode> readAnew(Map<String, JsonNode> values, String system,
            Versions versions) {
        if (versions.before().system(system).isEmpty()) {
            return new TreeMap<>();
        }
        var like = versions.before().like(system, values, Carried.SAME);
        return new TreeMap<>(versions.now().read(system, like, Carried.SAME).values());
    }

    /** Rows that are new or have another form there, and that such a record does not tell. */
    private static List<String> unknown(RecordState state, String system, Map<String, JsonNode> now,
            Versions versions) {
        var amendment = versions.amendment();
        return Stream.concat(amendment.forms().entrySet().stream(), amendment.added().entrySet().stream())
                .filter(row -> row.getValue().contains(system) && !now.containsKey(row.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Observation observation(RecordState state, String system, SortedMap<String, JsonNode> values) {
        return new Observation(system, state.link(system).externalId().orElseThrow(), values, Moment.at(Instant.EPOCH),
                Optional.empty(), OptionalLong.of(state.link(system).seenNo()));
    }

    private static List<Example> written(RecordState state, RecordState after, Versions versions) {
        var examples = new ArrayList<Example>();
        for (var system : versions.terms().now().systems()) {
            var lags = Lag.of(after, versions.terms().now(), system);
            lags.removeAll(Lag.of(state, versions.terms().before(), system));
            boolean isThere = after.link(system).isLive() || versions.now().mayCreate(system, Lag.agreed(after))
                    && versions.amendment().systems().contains(system) && after.link(system).tombstoneAt().isEmpty();
            lags.stream().filter(field -> isThere).forEach(field -> examples.add(new Example(state.id().toString(),
                    system, field, Optional.ofNullable(known(after, system).get(field)),
                    Optional.of(after.fields().get(field).value()))));
        }
        return examples;
    }

    private static List<Example> guesses(RecordState state, Map<String, List<String>> unread, Versions versions) {
        var examples = new ArrayList<Example>();
        unread.forEach((from, rows) -> rows.forEach(row -> versions.now().row(row).writable().stream().sorted()
                .filter(system -> system.equals(from) || versions.now().row(row).readable().contains(from))
                .filter(system -> state.link(system).isLive() && mayBeWritten(state, row, from, system))
                .forEach(system -> examples.add(guess(state, row, from, system)))));
        return examples;
    }

    /** What another system tells of it is written here; or what is agreed, where this one holds something else. */
    private static boolean mayBeWritten(RecordState state, String row, String from, String system) {
        var agreed = Optional.ofNullable(state.fields().get(row));
        return from.equals(system) ? agreed.isPresent()
                : agreed.filter(known -> !known.origin().system().equals(from)).isEmpty();
    }

    private static Example guess(RecordState state, String row, String from, String system) {
        return from.equals(system)
                ? new Example(state.id().toString(), system, row, Optional.empty(),
                        Optional.ofNullable(Lag.agreed(state).get(row)))
                : new Example(state.id().toString(), system, row, Optional.ofNullable(known(state, system).get(row)),
                        Optional.empty());
    }
}
