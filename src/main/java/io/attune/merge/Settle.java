package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The steps that follow a write: what its answer, or reading back, says of what the system holds now. */
public final class Settle {

    private Settle() {}

    /**
     * The write of these fields was done; what else was sent stays in doubt.
     *
     * @param shown the shared values of the record as the answer shows it; a field that is not here was not shown
     */
    public static RecordState done(RecordState state, String system, Optional<String> externalId, Set<String> fields,
            SortedMap<String, JsonNode> shown) {
        var write = state.inflight(system).orElseThrow();
        var link = state.link(system);
        var held = new TreeMap<>(link.fields());
        var left = new TreeMap<>(write.patch());
        for (var field : fields) {
            held.put(field, after(link.held(field), write.patch().get(field), shown.get(field)));
            left.remove(field);
        }
        var linked = externalId.map(link::withExternalId).orElse(link);
        var rest = left.isEmpty() ? state.withoutInflight(system)
                : state.withInflight(system, new Inflight(write.kind(), write.mappingVersion(), left, write.sentAt()));
        return rest.withLink(system, linked.withFields(held).seen(OptionalLong.empty(), Optional.empty()));
    }

    private static Held after(Held before, Inflight.Sent sent, JsonNode shown) {
        return shown == null ? before.wroteUnseen(sent.value(), sent.version()) : before.wrote(shown, sent.version());
    }

    /** Reading showed that these fields hold the agreed value already: no call is needed for them. */
    public static RecordState alreadyHeld(RecordState state, String system, Iterable<String> fields) {
        var link = state.link(system);
        var held = new TreeMap<>(link.fields());
        for (var field : fields) {
            var agreed = state.fields().get(field);
            held.put(field, link.held(field).confirmed(agreed.value(), agreed.version()));
        }
        return state.withLink(system, link.withFields(held));
    }

    /** A deleted or marked record: nothing more will be written there. */
    public static RecordState closed(RecordState state, String system, Instant at) {
        var link = state.link(system);
        return state.withoutInflight(system).withLink(system, link.withTombstone(at));
    }
}
