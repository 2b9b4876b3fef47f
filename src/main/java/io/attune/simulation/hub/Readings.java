package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import io.attune.merge.Observation;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.Shown;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Reads a system's record as shared values. What it refers to is found first, or expected from now on: an id, and no
 * values.
 */
final class Readings {

    private final Book book;
    private final Store store;

    Readings(Book book, Store store) {
        this.book = book;
        this.store = store;
    }

    /** Records that were found, by mapping and the id that they have where something is read, or record id. */
    record Found(Map<ReferenceKey, String> ids) implements References {

        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.ofNullable(ids.get(new ReferenceKey(mapping, externalId)));
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.ofNullable(ids.get(new ReferenceKey(mapping, recordId)));
        }
    }

    SortedMap<String, JsonNode> read(Terms terms, String system, ObjectNode record, Instant now) {
        var mapping = terms.mapping();
        var found = new HashMap<ReferenceKey, String>();
        mapping.references(system, record).forEach(key ->
                found.put(key, referred(new Identity(Kind.connection(system), key.id()), now).toString()));
        return mapping.read(system, record, new Found(found)).values();
    }

    private UUID referred(Identity identity, Instant now) {
        return store.linked(identity).map(store::meant).orElseGet(() -> expect(identity, now));
    }

    private UUID expect(Identity identity, Instant now) {
        var rules = book.of(identity.system()).rules();
        var state = RecordState.expected(store.nextId(), rules.version(), identity.system(), identity.id());
        store.save(Optional.empty(), Step.of(state), rules, now);
        return state.id();
    }

    /**
     * @param learntAt when we asked or were told
     * @param asOf     the link's number when we asked; empty where we were told
     */
    Observation observation(Terms terms, String system, Shown shown, Instant learntAt, OptionalLong asOf) {
        return terms.observation(shown, new Observation(system, shown.id(), read(terms, system, shown.record(),
                learntAt), terms.moment(system, shown, learntAt), Optional.empty(), asOf));
    }

    /** By the mapping in force. */
    Observation observation(String system, Shown shown, Instant learntAt, OptionalLong asOf) {
        return observation(book.of(system), system, shown, learntAt, asOf);
    }
}
