package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.Mapping;
import io.attune.mapping.References;
import io.attune.merge.Guard;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Rules;
import io.attune.merge.Target;
import io.attune.policy.Actor;
import io.attune.simulation.world.By;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.Traits;
import io.attune.simulation.world.Users;
import io.attune.sync.MappingRules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/** What is agreed on how to deal with a scene's systems: the mapping, and the connectors' part of it. */
public final class Terms {

    /** No record of a scene refers to another. */
    private static final References NO_REFERENCES = new References() {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.empty();
        }
    };

    private final Scene scene;
    private final Mapping mapping;
    private final Rules rules;

    /** @param off guards that are taken away */
    public Terms(Scene scene, Mapping mapping, Set<Guard> off) {
        this.scene = scene;
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

    public static References noReferences() {
        return NO_REFERENCES;
    }

    /** What a connector that declares its system's normal form says of a value. */
    private JsonNode image(String system, String field, JsonNode value) {
        var keeping = scene.system(system).keeping();
        return keeping.declared() ? keeping.texts().of(value) : value;
    }

    Target target(String system) {
        var traits = scene.system(system);
        return new Target(system, mapping.mayCreate(system), traits.keeping().marker() == Traits.Marker.UPSERTS,
                traits.keepsMarker());
    }

    public SortedMap<String, JsonNode> read(String system, ObjectNode record) {
        return mapping.read(system, record, NO_REFERENCES).values();
    }

    /**
     * @param learntAt when we asked or were told
     * @param asOf     the link's number when we asked; empty where we were told
     */
    Observation observation(String system, Shown shown, Instant learntAt, OptionalLong asOf) {
        return new Observation(system, shown.id(), read(system, shown.record()), moment(system, shown, learntAt),
                actor(shown), asOf);
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
