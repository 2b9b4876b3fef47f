package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Sets;
import io.attune.connector.Call;
import io.attune.connector.Write;
import io.attune.mapping.Reading;
import io.attune.retry.Outcome;
import io.attune.sync.Readings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the calls of one write, in order; the first that is not done ends it. */
@ApplicationScoped
class CallSequence {

    private final Readings readings;

    CallSequence(Readings readings) {
        this.readings = readings;
    }

    Uni<Ran> run(Attempt attempt, Write.Kind kind, ObjectNode patch) {
        var place = attempt.place();
        var write = new Write(kind,
                attempt.state().link(attempt.system()).externalId().filter(id -> kind != Write.Kind.UPSERT),
                attempt.marker(), patch, attempt.current());
        var nothing = new Ran(Outcome.Done.silent(), Optional.empty(), Set.of(), new TreeMap<>());
        return next(attempt, place.object().write(place.connection(), write), nothing);
    }

    private Uni<Ran> next(Attempt attempt, List<Call> left, Ran before) {
        if (left.isEmpty()) {
            return Uni.createFrom().item(before);
        }
        var place = attempt.place();
        return attempt.group().make(place, left.get(0))
                .chain(outcome -> after(attempt, before, left.get(0), outcome))
                .chain(after -> after.outcome() instanceof Outcome.Done
                        ? next(attempt, left.subList(1, left.size()), after)
                        : Uni.createFrom().item(after));
    }

    private Uni<Ran> after(Attempt attempt, Ran before, Call call, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done)) {
            return Uni.createFrom().item(new Ran(outcome, before.id(), before.fields(), before.shown()));
        }
        var fields = Sets.union(before.fields(), call.fields());
        return shown(attempt, done.record()).map(shown -> new Ran(done, done.id().or(before::id), fields, shown));
    }

    private Uni<SortedMap<String, JsonNode>> shown(Attempt attempt, JsonNode record) {
        return record.isObject()
                ? readings.read(attempt.place().mapping(), attempt.place().system(), record).map(Reading::values)
                : Uni.createFrom().item(new TreeMap<>());
    }
}
