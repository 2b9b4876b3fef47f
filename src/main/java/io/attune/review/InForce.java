package io.attune.review;

import io.attune.catalog.Catalog;
import io.attune.catalog.Forecast;
import io.attune.catalog.WaitingVersion;
import io.attune.connection.Connection;
import io.attune.listing.RowSessions;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.Row;
import io.attune.redaction.Redactor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The connections and mappings in force, and what on disk is not. */
@ApplicationScoped
public class InForce {

    private static final String VERSIONS = "from MappingVersionRow r order by r.version desc";

    private static final String BEHIND = """
            select count(*) from record where mapping = :mapping and seen and ended_at is null
                and mapping_version <> :version""";

    private final Catalog catalog;
    private final RowSessions db;
    private final Masks masks;

    InForce(Catalog catalog, RowSessions db, Masks masks) {
        this.catalog = catalog;
        this.db = db;
        this.masks = masks;
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
                .chain(versions -> Multi.createFrom().iterable(catalog.mappings())
                        .onItem().transformToUniAndConcatenate(mapping ->
                                behind(mapping).map(behind -> view(mapping, versions, behind)))
                        .collect().asList())
                .map(views -> views.stream().sorted(Comparator.comparing(MappingView::name)).toList());
    }

    private Uni<Long> behind(Mapping mapping) {
        return db.withSession(session -> session.createNativeQuery(BEHIND, Long.class)
                .setParameter("mapping", mapping.name()).setParameter("version", mapping.version()).getSingleResult());
    }

    private Optional<WaitingVersionView> waiting(Mapping mapping) {
        return catalog.waiting().stream().filter(one -> one.mapping().equals(mapping.name())).findFirst()
                .map(this::view);
    }

    private WaitingVersionView view(WaitingVersion one) {
        var forecast = one.forecast();
        return new WaitingVersionView(one.version(), one.hash(), one.file(), one.since(), forecast.records(),
                forecast.counted(), forecast.written(), forecast.guessed(), forecast.words(),
                forecast.examples().stream().map(example -> view(one.mapping(), example)).toList());
    }

    private WaitingVersionView.Example view(String mapping, Forecast.Example example) {
        return new WaitingVersionView.Example(UUID.fromString(example.record()), example.system(), example.field(),
                example.before().map(value -> masks.value(mapping, example.field(), value)),
                example.after().map(value -> masks.value(mapping, example.field(), value)),
                masks.masks(mapping, example.field()));
    }

    private MappingView view(Mapping mapping, Map<String, List<MappingVersionRow>> versions, long behind) {
        return new MappingView(mapping.name(), mapping.about(), mapping.version(), mapping.hash(),
                mapping.systems().stream()
                        .map(system -> new MappingView.System(system.name(), system.connection(), system.object()))
                        .toList(),
                mapping.rows().stream().map(Row::name).toList(),
                versions.getOrDefault(mapping.name(), List.of()).stream().map(MappingView.Version::of).toList(),
                behind, waiting(mapping));
    }
}
