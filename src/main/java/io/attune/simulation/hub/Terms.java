package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.Mapping;
import io.attune.mapping.References;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Guard;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Rules;
import io.attune.merge.Target;
import io.attune.policy.Actor;
import io.attune.simulation.world.By;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.Traits;
import io.attune.simulation.world.Users;
import io.attune.sync.MappingRules;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What is agreed on how to deal with a scene's systems: the mapping, and the connectors' part of it. */
public final class Terms {

    /** What a record refers to is named as its system names it. */
    private static final References BY_THEIR_IDS = new References() {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.of(externalId);
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.empty();
        }
    };

    private final Scene scene;
    private final Kind kind;
    private final Mapping mapping;
    private final Rules rules;

    /** @param off guards that are taken away */
    Terms(Scene scene, Kind kind, Mapping mapping, Set<Guard> off) {
        this.scene = scene;
        this.kind = kind;
        this.mapping = mapping;
        var said = MappingRules.of(mapping, this::image);
        this.rules = new Rules(said.version(), said.systems(), said.fields(), said.match(), said.whenDeletedIn(),
                said.whenLeaving(), said.firstSync(), this::image, off);
    }

    public Mapping mapping() {
        return mapping;
    }

    public Rules rules() {
        return rules;
    }

    public Kind kind() {
        return kind;
    }

    public static References noReferences() {
        return BY_THEIR_IDS;
    }

    /** What a connector that declares its system's normal form says of a value. */
    private JsonNode image(String system, String field, JsonNode value) {
        if (scene.field(field).kind() == Field.Kind.REFERENCE) {
            return value;
        }
        var keeping = scene.system(system).keeping();
        if (keeping.declared() && kind.isMarked(system, field)) {
            var written = mapping.write(new WriteRequest(system, Map.of(field, value), Set.of(field),
                    MissingNode.getInstance(), BY_THEIR_IDS)).patch();
            written.replace(field, keeping.texts().of(written.path(field)));
            return read(system, written).getOrDefault(field, value);
        }
        return keeping.declared() ? keeping.texts().of(value) : value;
    }

    Target target(String system) {
        var traits = scene.system(system);
        return new Target(system, mapping.mayCreate(system), traits.keeping().marker() == Traits.Marker.UPSERTS,
                traits.keepsMarker());
    }

    /** What it refers to stands there with the id that it has in that system. */
    public SortedMap<String, JsonNode> read(String system, ObjectNode record) {
        return mapping.read(system, record, BY_THEIR_IDS).values();
    }

    /** The same, with who the system says changed it. */
    Observation observation(Shown shown, Observation seen) {
        return new Observation(seen.system(), seen.externalId(), seen.values(), seen.moment(), actor(shown),
                seen.asOf());
    }

    Moment moment(String system, Shown shown, Instant learntAt) {
        return new Moment(shown.stamps().revision(), shown.stamps().changedAt(), learntAt,
                scene.system(system).skew().negated());
    }

    private static Optional<Actor> actor(Shown shown) {
        return shown.actor()
                .filter(name -> !name.equals(By.ATTUNE))
                .map(name -> new Actor(name, name.equals(Users.SELLER) ? Set.of("sales") : Set.of()));
    }
}
