package io.attune.backfill;

import io.attune.catalog.Catalog;
import io.attune.connector.Page;
import io.attune.connector.Search.Hit;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.redaction.Redactor;
import io.attune.sweep.SweepCalls;
import io.attune.sync.Pages;
import io.attune.sync.Place;
import io.attune.sync.RuleBook;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Goes through all that every system of a mapping holds, page after page, and then lets it be swept. Links nothing. */
@ApplicationScoped
class Counting {

    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final String LINKED = """
            select ext_id, record::text as record from link where mapping = $1 and system = $2 and ext_id = any($3)""";

    private final Catalog catalog;
    private final RuleBook rules;
    private final Pages pages;
    private final Entries entries;
    private final Counts counts;
    private final SweepCalls sweeps;
    private final Pool pool;

    Counting(Catalog catalog, RuleBook rules, Pages pages, Entries entries, Counts counts, SweepCalls sweeps,
            Pool pool) {
        this.catalog = catalog;
        this.rules = rules;
        this.pages = pages;
        this.entries = entries;
        this.counts = counts;
        this.sweeps = sweeps;
        this.pool = pool;
    }

    /** Where it goes on; empty: it is over, or another process goes on with it. */
    private static Uni<Optional<Count>> over(Uni<Void> end) {
        return end.replaceWith(Optional.empty());
    }

    /** Completes when it is over, for now or for good. */
    Uni<Void> run(Count begun) {
        var at = new AtomicReference<>(Optional.of(begun));
        return Multi.createBy().repeating()
                .uni(() -> turn(at.get().orElseThrow()).invoke(at::set))
                .whilst(Optional::isPresent)
                .collect().last().replaceWithVoid();
    }

    private Uni<Optional<Count>> turn(Count count) {
        return Uni.createFrom().deferred(() -> catalog.mapping(count.mapping())
                .map(mapping -> turn(mapping, count.system().isPresent() ? count
                        : count.at(mapping.systems().get(0).name(), Optional.empty())))
                .orElseGet(() -> fail(count, "there is no mapping '" + count.mapping() + "' in force any more")));
    }

    private Uni<Optional<Count>> turn(Mapping mapping, Count count) {
        var system = count.system().orElseThrow();
        return rules.place(mapping.name(), system)
                .map(place -> pages.turn(place, new Pages.From(Optional.empty(), count.page()))
                        .chain(turn -> turn.map(one -> one.fold(
                                        listed -> listed(place, count, listed.page()),
                                        gone -> tryAgain(count, Optional.empty(), gone.words()),
                                        failed -> failed.forGood() ? fail(count, system + ": " + failed.words())
                                                : tryAgain(count, count.page(), failed.words())))
                                .orElseGet(() -> fail(count, system + ": its connector file says no way to list "
                                        + place.object().name()))))
                .orElseGet(() -> fail(count, system + ": it is not in force any more"));
    }

    private Uni<Optional<Count>> fail(Count count, String why) {
        return over(end(count, "failed", Optional.empty(), Optional.of(Redactor.line(why))));
    }

    private Uni<Optional<Count>> tryAgain(Count count, Optional<String> page, String words) {
        var why = count.system().orElseThrow() + ": " + Redactor.line(words);
        return count.tries() >= TRIES ? fail(count, why) : over(counts.putOff(count.again(page), PAUSE, why));
    }

    private Uni<Optional<Count>> listed(Place place, Count count, Page.Listed page) {
        return linked(place, page.hits())
                .map(linked -> new EntryReader(place).read(page.hits(), linked))
                .chain(seen -> entries.next(count.id())
                        .chain(from -> entries.put(count.id(), place.system().name(), from, seen)))
                .chain(() -> next(place.mapping(), count, page.next())
                        .map(next -> counts.store(next).map(held -> held ? Optional.of(next) : Optional.<Count>empty()))
                        .orElseGet(() -> over(counted(place.mapping(), count))));
    }

    private Uni<Map<String, String>> linked(Place place, List<Hit> hits) {
        var ids = hits.stream().map(Hit::id).toArray(String[]::new);
        return pool.preparedQuery(LINKED).execute(Tuple.of(place.mapping().name(), place.system().name(), ids))
                .map(rows -> rows.stream().collect(Collectors.toMap(
                        row -> row.getString("ext_id"), row -> row.getString("record"))));
    }

    /** The next page, or the first one of the next system; empty after the last. */
    private static Optional<Count> next(Mapping mapping, Count count, Optional<String> page) {
        var system = count.system().orElseThrow();
        if (page.isPresent()) {
            return Optional.of(count.at(system, page));
        }
        return names(mapping).stream().skip(names(mapping).indexOf(system) + 1L).findFirst()
                .map(after -> count.at(after, Optional.empty()));
    }

    private static List<String> names(Mapping mapping) {
        return mapping.systems().stream().map(MappedSystem::name).toList();
    }

    private Uni<Void> counted(Mapping mapping, Count count) {
        return entries.report(count.id(), names(mapping))
                .call(() -> count.dryRun() ? Uni.createFrom().voidItem() : sweeps.allInFull(mapping))
                .chain(report -> end(count, count.dryRun() ? "counted" : "running", Optional.of(report),
                        Optional.empty()));
    }

    private Uni<Void> end(Count count, String state, Optional<Report> report, Optional<String> why) {
        return counts.end(count, state, report, why)
                .chain(() -> entries.drop(count.id()))
                .invoke(() -> Log.infof("backfill.counted backfill=%d mapping=%s state=%s why=\"%s\"", count.id(),
                        count.mapping(), state, why.orElse("")));
    }
}
