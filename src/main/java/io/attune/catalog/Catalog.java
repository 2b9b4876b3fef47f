package io.attune.catalog;

import io.attune.connection.Connection;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.yaml.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Connections and mappings by name, each in its last good version. Asking it never waits. */
@ApplicationScoped
public class Catalog {

    private volatile Contents contents;
    private volatile List<Problem> faults = List.of();
    private volatile List<WaitingVersion> waiting = List.of();

    public Optional<Connection> connection(String name) {
        return contents().flatMap(good -> good.connections().connection(name));
    }

    public Collection<Connection> connections() {
        return contents.connections().all();
    }

    public Optional<Mapping> mapping(String name) {
        return contents.mapping(name);
    }

    /** None before the first files were read. */
    public Collection<Mapping> mappings() {
        return contents().map(good -> good.mappings().values().stream().map(Contents.Served::mapping).toList())
                .orElse(List.of());
    }

    /**
     * A mapping's text of another time, on what mappings stand on now. Empty where it has faults by now, as when a
     * system no longer has a field.
     */
    public Optional<Mapping> compiled(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return MappingLoader.load(name + ".yaml", bytes, contents.surroundings()).value();
    }

    /** What is wrong with the files as they stand on disk now; none of it is in force. */
    public List<Problem> faults() {
        return faults;
    }

    /** Versions that stand in their files and are not in force, since a person has to approve them. */
    public List<WaitingVersion> waiting() {
        return waiting;
    }

    Optional<Contents> contents() {
        return Optional.ofNullable(contents);
    }

    void put(Contents good, List<Problem> faulty, List<WaitingVersion> unapproved) {
        contents = good;
        faults = List.copyOf(faulty);
        waiting = List.copyOf(unapproved);
    }
}
