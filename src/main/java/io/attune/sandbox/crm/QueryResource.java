package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.soql.SoqlCompiler;
import io.attune.sandbox.crm.soql.SoqlException;
import io.attune.sandbox.crm.soql.SoqlParser;
import io.attune.sandbox.crm.soql.SqlQuery;
import io.attune.sandbox.crm.store.CrmQueries;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Locator;
import io.attune.sandbox.crm.store.Page;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Queries, and the pages behind the first. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class QueryResource {

    private final CrmStore store;
    private final Clock clock;

    QueryResource(CrmStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Path("/query")
    public Uni<Response> query(@RestPath String version, @RestQuery String q,
            @RestHeader("Sforce-Query-Options") String options) {
        return compiled(q, false, query -> run(query, q, BatchSize.read(options), version));
    }

    /** Sees records in the bin, too. */
    @GET
    @Path("/queryAll")
    public Uni<Response> queryAll(@RestPath String version, @RestQuery String q,
            @RestHeader("Sforce-Query-Options") String options) {
        return compiled(q, true, query -> run(query, q, BatchSize.read(options), version));
    }

    @GET
    @Path("/{kind: query|queryAll}/{locator}")
    public Uni<Response> more(@RestPath String version, @RestPath String locator,
            @RestHeader("Sforce-Query-Options") String options) {
        return Locator.read(locator)
                .map(place -> store.queries().cursor(place.cursor()).chain(found -> found
                        .map(cursor -> more(cursor, place.from(), BatchSize.read(options), version))
                        .orElseGet(QueryResource::noSuchResult)))
                .orElseGet(QueryResource::noSuchResult);
    }

    private Uni<Response> more(CrmQueries.Cursor cursor, int from, int size, String version) {
        return compiled(cursor.source(), true, query -> store.queries().next(cursor, query, from, size)
                .map(page -> answer(page, query, version)));
    }

    private Uni<Response> run(SqlQuery query, String source, int size, String version) {
        return query.soql().counts()
                ? store.queries().count(query).map(total -> Answers.ok(Canonical.NODES.objectNode()
                        .put("totalSize", total).put("done", true).set("records", Canonical.NODES.arrayNode())))
                : store.queries().first(query, source, size).map(page -> answer(page, query, version));
    }

    private Uni<Response> compiled(String soql, boolean deletedToo, Function<SqlQuery, Uni<Response>> work) {
        SqlQuery query;
        try {
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            query = SoqlCompiler.compile(SoqlParser.parse(Optional.ofNullable(soql).orElse("")), deletedToo, today);
        } catch (SoqlException e) {
            return Uni.createFrom().item(Answers.error(e.error()));
        }
        return work.apply(query);
    }

    private static Response answer(Page page, SqlQuery query, String version) {
        var json = Canonical.NODES.objectNode().put("totalSize", page.total()).put("done", page.next().isEmpty());
        page.next().ifPresent(next ->
                json.put("nextRecordsUrl", "/services/data/%s/query/%s".formatted(version, next.text())));
        var records = json.putArray("records");
        page.records().forEach(record -> records.add(RecordJson.of(record, query.fields(), version)));
        return Answers.ok(json);
    }

    private static Uni<Response> noSuchResult() {
        return Uni.createFrom().item(Answers.error(
                ApiError.of(ErrorCode.INVALID_QUERY_LOCATOR, "invalid query locator")));
    }
}
