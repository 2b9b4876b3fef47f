package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything known of one record: its agreed values, its links, and its writes in doubt.
 *
 * @param seen      false for an expected parent: something refers to it, no system has shown it
 * @param endedAt   when it was deleted somewhere; an ended record takes no edits
 * @param left      the system in which it fits the mapping no more, if it ended by that
 * @param links     by system
 * @param inflight  by system
 * @param maybeSent by system: values that may yet show up there
 */
public record RecordState(UUID id, int mappingVersion, boolean seen, Optional<Instant> endedAt, Optional<String> left,
        SortedMap<String, Agreed> fields, SortedMap<String, LinkState> links, SortedMap<String, Inflight> inflight,
        SortedMap<String, List<MaybeSent>> maybeSent) {

    public RecordState {
        fields = InOrder.sorted(fields);
        links = InOrder.sorted(links);
        inflight = InOrder.sorted(inflight);
        maybeSent = InOrder.sorted(maybeSent);
    }

    /** A record of which nothing is known but its id in one system. */
    public static RecordState expected(UUID id, int mappingVersion, String system, String externalId) {
        return new RecordState(id, mappingVersion, false, Optional.empty(), Optional.empty(), new TreeMap<>(),
                new TreeMap<>(Map.of(system, LinkState.to(externalId))), new TreeMap<>(), new TreeMap<>());
    }

    public boolean isEnded() {
        return endedAt.isPresent();
    }

    public LinkState link(String system) {
        return links.getOrDefault(system, LinkState.unknown());
    }

    public Optional<Inflight> inflight(String system) {
        return Optional.ofNullable(inflight.get(system));
    }

    public List<MaybeSent> maybeSent(String system) {
        return maybeSent.getOrDefault(system, List.of());
    }

    RecordState withMaybeSent(String system, List<MaybeSent> sent) {
        var changed = new TreeMap<>(maybeSent);
        if (sent.isEmpty()) {
            changed.remove(system);
        } else {
            changed.put(system, List.copyOf(sent));
        }
        return new RecordState(id, mappingVersion, seen, endedAt, left, fields, links, inflight, changed);
    }

    /** What was sent again counts from then on. */
    RecordState remembering(String system, List<MaybeSent> more) {
        if (more.isEmpty()) {
            return this;
        }
        var sent = new ArrayList<>(maybeSent(system));
        for (var one : more) {
            sent.removeIf(one::isAgain);
            sent.add(one);
        }
        return withMaybeSent(system, sent);
    }

    RecordState withFields(SortedMap<String, Agreed> changed, int version) {
        return new RecordState(id, version, true, endedAt, left, changed, links, inflight, maybeSent);
    }

    public RecordState withLink(String system, LinkState link) {
        return new RecordState(id, mappingVersion, seen, endedAt, left, fields, links(system, link), inflight,
                maybeSent);
    }

    private SortedMap<String, LinkState> links(String system, LinkState link) {
        return InOrder.sorted(links, Map.of(system, link));
    }

    /** Both at once. */
    RecordState with(String system, LinkState link, SortedMap<String, Agreed> changed, int version) {
        return new RecordState(id, version, true, endedAt, left, changed, links(system, link), inflight, maybeSent);
    }

    RecordState ended(Instant at) {
        return new RecordState(id, mappingVersion, seen, Optional.of(at), left, fields, links, inflight, maybeSent);
    }

    RecordState left(String system, Instant at) {
        return new RecordState(id, mappingVersion, seen, Optional.of(at), Optional.of(system), fields, links, inflight,
                maybeSent);
    }

    RecordState revived() {
        return new RecordState(id, mappingVersion, seen, Optional.empty(), Optional.empty(), fields, links, inflight,
                maybeSent);
    }

    /** Every value that was agreed, seen or sent. */
    public void forEachValue(Consumer<JsonNode> reader) {
        fields.forEach((field, agreed) -> {
            reader.accept(agreed.value());
            agreed.swing().map(Swing::other).ifPresent(reader);
        });
        links.forEach((system, link) -> link.fields().forEach((field, held) -> {
            reader.accept(held.shadow());
            held.image().ifPresent(reader);
        }));
        inflight.forEach((system, write) -> write.patch().forEach((field, sent) -> reader.accept(sent.value())));
    }

    /** The same values by other names: of what was agreed, seen and sent, each as this says. */
    public RecordState withValues(UnaryOperator<JsonNode> names) {
        var named = new TreeMap<>(fields);
        named.replaceAll((field, agreed) -> agreed.named(names));
        var linked = new TreeMap<>(links);
        linked.replaceAll((system, link) -> link.named(names));
        var sent = new TreeMap<>(inflight);
        sent.replaceAll((system, write) -> write.named(names));
        return new RecordState(id, mappingVersion, seen, endedAt, left, named, linked, sent, maybeSent);
    }

    public RecordState withInflight(String system, Inflight write) {
        var changed = new TreeMap<>(inflight);
        changed.put(system, write);
        return new RecordState(id, mappingVersion, seen, endedAt, left, fields, links, changed, maybeSent);
    }

    public RecordState withoutInflight(String system) {
        var changed = new TreeMap<>(inflight);
        changed.remove(system);
        return new RecordState(id, mappingVersion, seen, endedAt, left, fields, links, changed, maybeSent);
    }
}
