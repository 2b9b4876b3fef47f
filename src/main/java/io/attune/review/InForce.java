package io.attune.review;

import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.Row;
import io.attune.redaction.Redactor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The connections and mappings in force, and what on disk is not. */
@ApplicationScoped
public class InForce {

    private static final String VERSIONS = "from MappingVersionRow r order by r.version desc";

    private final Catalog catalog;
    private final Mutiny.SessionFactory db;

    InForce(Catalog catalog, Mutiny.SessionFactory db) {
        this.catalog = catalog;
        this.db = db;
    }

    public List<FaultView> faults() {
        return catalog.faults().stream().map(FaultView::of).toList();
    }

    public List<ConnectionView> connections() {
        return catalog.connections().stream()
                .sorted(Comparator.comparing(Connection::name))
                .map(this::view)
                .toList();
    }

    private ConnectionView view(Connection connection) {
        var settings = new TreeMap<String, String>();
        connection.settings().forEach((name, value) -> settings.put(name, Redactor.line(value)));
        return new ConnectionView(connection.name(), connection.connector().name(), connection.way(), settings,
                connection.secrets().keySet().stream().sorted().toList(),
                catalog.mappings().stream()
                        .filter(mapping -> mapping.systems().stream().anyMatch(system -> isOf(connection, system)))
                        .map(Mapping::name)
                        .sorted()
                        .toList());
    }

    private static boolean isOf(Connection connection, MappedSystem system) {
        return system.connection().equals(connection.name());
    }

    public Uni<List<MappingView>> mappings() {
        return db.withSession(session -> session.createQuery(VERSIONS, MappingVersionRow.class).getResultList())
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.mapping)))
                .map(versions -> catalog.mappings().stream()
                        .sorted(Comparator.comparing(Mapping::name))
                        .map(mapping -> view(mapping, versions))
                        .toList());
    }

    private static MappingView view(Mapping mapping, Map<String, List<MappingVersionRow>> versions) {
        return new MappingView(mapping.name(), mapping.about(), mapping.version(), mapping.hash(),
                mapping.systems().stream()
                        .map(system -> new MappingView.System(system.name(), system.connection(), system.object()))
                        .toList(),
                mapping.rows().stream().map(Row::name).toList(),
                versions.getOrDefault(mapping.name(), List.of()).stream().map(MappingView.Version::of).toList());
    }
}
