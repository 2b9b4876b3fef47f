package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.Calls;
import io.attune.connector.Call;
import io.attune.connector.Write;
import io.attune.retry.Outcome;
import io.attune.sync.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the calls of one write, in order; the first that is not done ends it. */
@ApplicationScoped
class CallSequence {

    private final Calls calls;

    CallSequence(Calls calls) {
        this.calls = calls;
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
        return calls.make(place.connection(), place.object(), left.get(0)).chain(outcome -> {
            var after = after(attempt, before, left.get(0), outcome);
            return outcome instanceof Outcome.Done
                    ? next(attempt, left.subList(1, left.size()), after)
                    : Uni.createFrom().item(after);
        });
    }

    private static Ran after(Attempt attempt, Ran before, Call call, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done)) {
            return new Ran(outcome, before.id(), before.fields(), before.shown());
        }
        var fields = new HashSet<>(before.fields());
        fields.addAll(call.fields());
        return new Ran(done, done.id().or(before::id), fields, shown(attempt, done.record()));
    }

    private static SortedMap<String, JsonNode> shown(Attempt attempt, JsonNode record) {
        return record.isObject()
                ? attempt.place().mapping().read(attempt.system(), record, KnownReferences.none()).values()
                : new TreeMap<>();
    }
}
