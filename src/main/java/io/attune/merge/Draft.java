package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A record on its way from one state to the next, while one system's telling of it is gone through field by field. */
final class Draft {

    final RecordState before;
    final LinkState link;
    final String system;
    final Changing<Agreed> agreed;
    final Changing<Held> held;
    final Set<String> frozen;
    /** What of a write in doubt was not seen to have arrived. */
    final SortedMap<String, Inflight.Sent> onItsWay;
    /** What of it was seen to have arrived, or so it seems. */
    final List<MaybeSent> remembered = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    /** The system itself must be written to, whatever else. */
    boolean owed;

    Draft(RecordState before, String system) {
        this.before = before;
        this.link = before.link(system);
        this.system = system;
        this.agreed = new Changing<>(before.fields());
        this.held = new Changing<>(link.fields());
        this.frozen = new HashSet<>(link.frozen());
        this.onItsWay = new TreeMap<>(before.inflight(system).map(Inflight::patch).orElse(new TreeMap<>()));
    }

    /** The system holds what it was last seen to hold. */
    void seenAgain(String name, JsonNode value) {
        var known = link.held(name);
        var now = known.seen(value);
        if (now != known) {
            held.put(name, now);
        }
    }

    boolean isUnchanged() {
        return facts.isEmpty() && !owed && agreed.changed().isEmpty() && held.changed().isEmpty()
                && frozen.equals(link.frozen()) && isStillOnItsWay();
    }

    /** The fields in which the system itself may lack more than before. */
    Iterable<String> touched() {
        return Iterables.concat(agreed.changed(), held.changed(), link.frozen());
    }

    private boolean isStillOnItsWay() {
        return before.inflight(system).map(write -> write.patch().equals(onItsWay)).orElse(true);
    }

    /** The state that follows, with the link as it was seen at that moment. */
    RecordState after(String externalId, Moment moment, int mappingVersion) {
        var linked = link.externalId().isPresent() ? link : link.withExternalId(externalId);
        return rest().remembering(system, remembered)
                .with(system, linked.withFields(held.after(), frozen).seen(moment), agreed.after(), mappingVersion);
    }

    private RecordState rest() {
        return before.inflight(system)
                .filter(write -> !isStillOnItsWay())
                .map(write -> onItsWay.isEmpty() ? before.withoutInflight(system)
                        : before.withInflight(system, write.left(onItsWay)))
                .orElse(before);
    }
}
