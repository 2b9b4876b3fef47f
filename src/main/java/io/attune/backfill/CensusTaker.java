package io.attune.backfill;

import io.attune.call.Calls;
import io.attune.catalog.Catalog;
import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Page;
import io.attune.connector.Search.Hit;
import io.attune.mapping.Admission;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.merge.Keys;
import io.attune.sync.KnownReferences;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Goes through all that every system of a mapping holds. Writes nothing. */
@ApplicationScoped
class CensusTaker {

    private static final String LINKED = """
            select ext_id, record::text as record from link where mapping = $1 and system = $2 and ext_id = any($3)""";

    private final Catalog catalog;
    private final RuleBook rules;
    private final Calls calls;
    private final Pool pool;

    CensusTaker(Catalog catalog, RuleBook rules, Calls calls, Pool pool) {
        this.catalog = catalog;
        this.rules = rules;
        this.calls = calls;
        this.pool = pool;
    }

    private record Place(Mapping mapping, MappedSystem system, Connection connection, ConnectorObject object) {}

    /** Fails with {@link CannotList} where a system does not answer, or cannot list. */
    Uni<Report> count(Mapping mapping) {
        var census = new Census(shared(mapping));
        return Multi.createFrom().iterable(mapping.systems())
                .onItem()
                        .transformToUniAndConcatenate(system -> pages(place(mapping, system), Optional.empty(), census))
                .collect().last()
                .replaceWith(census::report);
    }

    private static Set<String> shared(Mapping mapping) {
        return mapping.rows().stream()
                .filter(row -> mapping.systems().stream().filter(system -> row.readable().contains(system.name())
                        || row.writable().contains(system.name())).count() > 1)
                .map(io.attune.mapping.Row::name)
                .collect(Collectors.toSet());
    }

    private Place place(Mapping mapping, MappedSystem system) {
        var connection = catalog.connection(system.connection());
        var object = rules.object(system);
        if (connection.isEmpty() || object.isEmpty()) {
            throw new CannotList(system.name() + ": there is no connection " + system.connection() + " any more");
        }
        return new Place(mapping, system, connection.get(), object.get());
    }

    private Uni<Void> pages(Place place, Optional<String> page, Census census) {
        var call = place.object().list(place.connection(), Optional.empty(), page).orElseThrow(() -> new CannotList(
                place.system().name() + ": its connector file says no way to list " + place.object().name()));
        return listed(place, call)
                .call(listed -> add(place, listed.hits(), census))
                .chain(listed -> listed.next().isPresent() ? pages(place, listed.next(), census)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Page.Listed> listed(Place place, Call call) {
        return calls.list(place.connection(), place.object(), call).map(page -> page.fold(listed -> listed, failed -> {
            throw new CannotList(place.system().name() + ": " + failed.outcome().fold(done -> "no page",
                    refused -> refused.words(), unknown -> unknown.words()));
        }));
    }

    private Uni<Void> add(Place place, List<Hit> hits, Census census) {
        var ids = hits.stream().map(Hit::id).toArray(String[]::new);
        return pool.preparedQuery(LINKED).execute(Tuple.of(place.mapping().name(), place.system().name(), ids))
                .invoke(rows -> {
                    var linked = new HashMap<String, String>();
                    rows.forEach(row -> linked.put(row.getString("ext_id"), row.getString("record")));
                    hits.stream()
                            .filter(hit -> linked.containsKey(hit.id()) || place.mapping()
                                    .admits(place.system().name(), hit.record()) == Admission.ADMITTED)
                            .forEach(hit -> census.add(entry(place, hit, linked)));
                })
                .replaceWithVoid();
    }

    private Entry entry(Place place, Hit hit, Map<String, String> linked) {
        var values = place.mapping().read(place.system().name(), hit.record(), KnownReferences.none()).values();
        var hashes = new HashMap<String, Integer>();
        values.forEach((field, value) -> {
            if (!value.isNull()) {
                hashes.put(field, value.hashCode());
            }
        });
        var record = Optional.ofNullable(linked.get(hit.id())).or(() -> place.object().observed(hit.record()).marker());
        return new Entry(place.system().name(), hit.id(), record, Keys.of(rules.of(place.mapping()), values), hashes);
    }
}
