package io.attune.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attune.batch.Columns;
import io.attune.batch.Pipeline;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.MaybeSent;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stores what steps made of their records, each of another one: only the rows that changed, all of a table in one
 * statement.
 */
@ApplicationScoped
public class RecordWriter {

    private final FactWriter facts;

    RecordWriter(FactWriter facts) {
        this.facts = facts;
    }

    /** Fails with {@link ClaimTaken} where another record took the same key in the meantime. */
    public Uni<Void> save(SqlConnection db, Saving saving) {
        return save(db, List.of(saving));
    }

    /** Fails as a whole where one of them cannot be stored. */
    public Uni<Void> save(SqlConnection db, List<Saving> savings) {
        var state = saveState(db, savings);
        var claims = Claims.follow(db, savings);
        var told = facts.save(db, savings);
        return isSentAtOnce(savings) ? Pipeline.run(List.of(Pipeline.run(state), claims, told))
                : Pipeline.run(state).chain(() -> claims).chain(() -> told);
    }

    /** Whether none of its statements waits for the answer of another. */
    public static boolean isSentAtOnce(List<Saving> savings) {
        return !Claims.mayAsk(savings);
    }

    private static List<Uni<Void>> saveState(SqlConnection db, List<Saving> savings) {
        return List.of(put(savings.stream().filter(RecordWriter::isRowChanged).toList(),
                        saving -> saving.before().isEmpty(), RecordSql.RECORDS, (all, sql) -> putRecords(db, all, sql)),
                put(of(savings, RecordWriter::changedLinks), InSystem::isFirstLink, RecordSql.LINKS,
                        (all, sql) -> putLinks(db, all, sql)),
                Awaited.wake(db, of(savings, RecordWriter::newlyThere)),
                Pipeline.run(of(savings, saving -> maybeSent(db, saving).stream())),
                put(of(savings, RecordWriter::noted), InSystem::isFirstWrite, RecordSql.INFLIGHT,
                        (all, sql) -> putInflight(db, all, sql)),
                Columns.of(of(savings, RecordWriter::settled))
                        .uuids(one -> one.saving().after().id()).texts(InSystem::system).run(db, RecordSql.DROP_INFLIGHT),
                Onlookers.tell(db, savings));
    }

    private static <T> Uni<Void> put(List<T> rows, Predicate<T> isNew, RecordSql.Put put,
            BiFunction<List<T>, String, Uni<Void>> run) {
        var byNew = rows.stream().collect(Collectors.partitioningBy(isNew));
        return Pipeline.run(List.of(run.apply(byNew.get(true), put.fresh()), run.apply(byNew.get(false), put.known())));
    }

    private static <T> List<T> of(List<Saving> savings, Function<Saving, Stream<T>> parts) {
        return savings.stream().flatMap(parts).toList();
    }

    private static boolean isRowChanged(Saving saving) {
        return saving.before().filter(before -> sameRow(before, saving.after())).isEmpty();
    }

    private static boolean sameRow(RecordState before, RecordState after) {
        return before.fields().equals(after.fields()) && before.endedAt().equals(after.endedAt())
                && before.left().equals(after.left()) && before.seen() == after.seen()
                && before.mappingVersion() == after.mappingVersion();
    }

    private static Uni<Void> putRecords(SqlConnection db, List<Saving> savings, String sql) {
        return Columns.of(savings)
                .uuids(saving -> saving.after().id())
                .texts(Saving::mapping)
                .ints(saving -> saving.after().mappingVersion())
                .texts(saving -> StateJson.agreed(saving.after().fields()))
                .flags(saving -> saving.after().seen())
                .maybeTimes(saving -> saving.after().endedAt())
                .times(Saving::now)
                .texts(saving -> saving.after().left().orElse(null))
                .run(db, sql);
    }

    /** What is stored of a record in one system. */
    private record InSystem(Saving saving, String system) {

        LinkState link() {
            return saving.after().link(system);
        }

        Inflight write() {
            return saving.after().inflight(system).orElseThrow();
        }

        boolean isFirstLink() {
            return saving.before().filter(before -> before.links().containsKey(system)).isEmpty();
        }

        boolean isFirstWrite() {
            return saving.before().filter(before -> before.inflight().containsKey(system)).isEmpty();
        }
    }

    private static Stream<InSystem> changedLinks(Saving saving) {
        return saving.after().links().entrySet().stream()
                .filter(link -> !link.getValue().equals(saving.before().map(RecordState::links)
                        .map(links -> links.get(link.getKey())).orElse(null)))
                .map(link -> new InSystem(saving, link.getKey()));
    }

    private static Uni<Void> putLinks(SqlConnection db, List<InSystem> links, String sql) {
        return Columns.of(links)
                .uuids(one -> one.saving().after().id())
                .texts(InSystem::system)
                .texts(one -> one.saving().mapping())
                .texts(one -> one.link().externalId().orElse(null))
                .longs(one -> one.link().revision().isPresent() ? one.link().revision().getAsLong() : null)
                .maybeTimes(one -> one.link().seenAt())
                .longs(one -> one.link().seenNo())
                .texts(one -> StateJson.held(one.link().fields()))
                .maybeTimes(one -> one.link().tombstoneAt())
                .maybeTimes(one -> one.link().readAt())
                .texts(one -> names(one.link()))
                .run(db, sql);
    }

    private static Stream<Awaited.Parent> newlyThere(Saving saving) {
        return saving.after().links().keySet().stream()
                .filter(system -> saving.after().link(system).isLive()
                        && saving.before().filter(before -> before.link(system).isLive()).isEmpty())
                .map(system -> new Awaited.Parent(saving.after().id(),
                        Optional.ofNullable(saving.connections().get(system)), saving.now()));
    }

    private static String names(LinkState link) {
        ArrayNode names = Canonical.NODES.arrayNode();
        link.frozen().stream().sorted().forEach(names::add);
        return JsonText.write(names);
    }

    private static Stream<InSystem> noted(Saving saving) {
        return saving.after().inflight().entrySet().stream()
                .filter(write -> !write.getValue().equals(saving.before()
                        .flatMap(before -> before.inflight(write.getKey())).orElse(null)))
                .map(write -> new InSystem(saving, write.getKey()));
    }

    private static Uni<Void> putInflight(SqlConnection db, List<InSystem> writes, String sql) {
        return Columns.of(writes)
                .uuids(one -> one.saving().after().id())
                .texts(InSystem::system)
                .texts(one -> one.write().kind().name())
                .ints(one -> one.write().mappingVersion())
                .texts(one -> StateJson.patch(one.write().patch()))
                .times(one -> one.write().sentAt())
                .run(db, sql);
    }

    private static Stream<InSystem> settled(Saving saving) {
        return saving.before().stream().flatMap(before -> before.inflight().keySet().stream())
                .filter(system -> saving.after().inflight(system).isEmpty())
                .map(system -> new InSystem(saving, system));
    }

    private static List<Uni<Void>> maybeSent(SqlConnection db, Saving saving) {
        var writes = new ArrayList<Uni<Void>>();
        var after = saving.after();
        var systems = new TreeSet<>(after.maybeSent().keySet());
        saving.before().ifPresent(before -> systems.addAll(before.maybeSent().keySet()));
        systems.stream()
                .filter(system -> !after.maybeSent(system).equals(
                        saving.before().map(before -> before.maybeSent(system)).orElse(List.of())))
                .forEach(system -> {
                    writes.add(run(db, RecordSql.DROP_MAYBE_SENT, after.id(), system));
                    after.maybeSent(system).forEach(sent -> writes.add(put(db, new InSystem(saving, system), sent)));
                });
        return writes;
    }

    private static Uni<Void> put(SqlConnection db, InSystem place, MaybeSent sent) {
        return run(db, RecordSql.PUT_MAYBE_SENT, place.saving().after().id(), place.system(), sent.field(), sent.hash(),
                at(sent.sentAt()), at(sent.until()));
    }

    /** Takes the claim on the key that the record has already, if nobody has it: whoever had it let go of it. */
    public Uni<Void> claimAnew(SqlConnection db, Saving saving) {
        return Claims.takeAnew(db, saving);
    }

    static Uni<Void> run(SqlConnection db, String sql, Object... values) {
        return db.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
