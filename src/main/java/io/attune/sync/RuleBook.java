package io.attune.sync;

import io.attune.catalog.Catalog;
import io.attune.connector.ConnectorObject;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappedSystem;
import io.attune.merge.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engine's rules of each mapping, made once a version. */
@ApplicationScoped
public class RuleBook {

    private record Page(Mapping mapping, Rules rules) {}

    private final Catalog catalog;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    RuleBook(Catalog catalog) {
        this.catalog = catalog;
    }

    public Rules of(Mapping mapping) {
        return pages.compute(mapping.name(), (name, page) -> page != null && page.mapping() == mapping ? page
                : new Page(mapping, unbound(mapping))).rules();
    }

    /** Those of a version that is not in force, made anew. */
    public Rules unbound(Mapping mapping) {
        return MappingRules.of(mapping, new StoredImages(mapping, this::object));
    }

    /** Empty where no mapping in force has such a system, or its connection or connector is gone. */
    public Optional<Place> place(String mapping, String system) {
        return catalog.mapping(mapping).flatMap(found -> found.system(system).flatMap(known -> place(found, known)));
    }

    /** Empty while its connection or connector is gone. */
    public Optional<Place> place(Mapping mapping, MappedSystem system) {
        return place(mapping, of(mapping), system);
    }

    /** As another version of the mapping has it. */
    public Optional<Place> place(Mapping mapping, Rules itsRules, String system) {
        return mapping.system(system).flatMap(found -> place(mapping, itsRules, found));
    }

    private Optional<Place> place(Mapping mapping, Rules itsRules, MappedSystem system) {
        return catalog.connection(system.connection())
                .flatMap(connection -> connection.connector().object(system.object())
                        .map(object -> new Place(mapping, itsRules, system, connection, object)));
    }

    /** The kind of record that the system holds; empty while its connection or connector is gone. */
    public Optional<ConnectorObject> object(MappedSystem system) {
        return catalog.connection(system.connection())
                .flatMap(connection -> connection.connector().object(system.object()));
    }
}
