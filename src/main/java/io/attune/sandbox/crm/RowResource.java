package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Stamp;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One record by its id. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class RowResource {

    private final CrmStore store;

    RowResource(CrmStore store) {
        this.store = store;
    }

    @GET
    @Path("/sobjects/{object}/{id}")
    public Uni<Response> read(@RestPath String version, @RestPath String object, @RestPath String id,
            @RestQuery String fields, @RestHeader(HttpHeaders.IF_MODIFIED_SINCE) String modifiedSince) {
        return ObjectLookup.row(object, id, (type, full) -> ObjectLookup.fields(type, fields, shown ->
                HttpTime.read(modifiedSince, since -> store.table().present(type, full).map(found -> found
                        .map(record -> isOld(record, since)
                                ? Response.notModified().build()
                                : shown(record, shown, version))
                        .orElseGet(() -> Answers.error(ApiError.notFound()))))));
    }

    private static boolean isOld(CrmRecord record, Optional<Instant> since) {
        return since.filter(time -> !record.modified().at().isAfter(time)).isPresent();
    }

    @PATCH
    @Path("/sobjects/{object}/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> update(@RestPath String object, @RestPath String id,
            @RestHeader(HttpHeaders.IF_UNMODIFIED_SINCE) String unmodifiedSince, byte[] body) {
        return ObjectLookup.row(object, id, (type, full) -> HttpTime.read(unmodifiedSince, since ->
                BodyReader.read(body, json -> store
                        .write(Stamp.INTEGRATION, writer -> writer.update(type, full, json, since))
                        .map(Answers::changed))));
    }

    @DELETE
    @Path("/sobjects/{object}/{id}")
    public Uni<Response> delete(@RestPath String object, @RestPath String id) {
        return ObjectLookup.row(object, id, (type, full) -> store
                .write(Stamp.INTEGRATION, writer -> writer.delete(type, full))
                .map(Answers::changed));
    }

    private static Response shown(CrmRecord record, List<Field> fields, String version) {
        return Response.fromResponse(Answers.ok(RecordJson.of(record, fields, version)))
                .header(HttpHeaders.LAST_MODIFIED, HttpTime.write(record.modified().at()))
                .build();
    }
}
