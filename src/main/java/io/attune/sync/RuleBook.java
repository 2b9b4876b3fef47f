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

    /** The kind of record that the system holds; empty while its connection or connector is gone. */
    public Optional<ConnectorObject> object(MappedSystem system) {
        return catalog.connection(system.connection())
                .flatMap(connection -> connection.connector().object(system.object()));
    }
}
