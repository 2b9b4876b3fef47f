package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.RecordWriter;
import io.attune.sandbox.crm.store.Stamp;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One record by the value of an external id: read, upserted, deleted. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class ExternalIdResource {

    private final CrmStore store;

    ExternalIdResource(CrmStore store) {
        this.store = store;
    }

    @GET
    @Path("/sobjects/{object}/{field}/{value}")
    public Uni<Response> read(@RestPath String version, @RestPath String object, @RestPath String field,
            @RestPath String value, @RestQuery String fields) {
        return ObjectLookup.externalId(object, field, (type, key) -> ObjectLookup.fields(type, fields, shown ->
                only(type, key, value, version,
                        record -> Uni.createFrom().item(Answers.ok(RecordJson.of(record, shown, version))))));
    }

    /** @param updateOnly whether a record that is not there stays so */
    @PATCH
    @Path("/sobjects/{object}/{field}/{value}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> upsert(@RestPath String version, @RestPath String object, @RestPath String field,
            @RestPath String value, @RestQuery boolean updateOnly, byte[] body) {
        return ObjectLookup.externalId(object, field, (type, key) -> BodyReader.read(body, json -> {
            if (json.properties().stream().anyMatch(entry -> entry.getKey().equalsIgnoreCase(key.name()))) {
                return Uni.createFrom().item(Answers.error(ApiError.notToBeSpecified(key)));
            }
            var wanted = new RecordWriter.Key(type, key, value);
            return store.write(Stamp.INTEGRATION, writer -> writer.upsert(wanted, json, updateOnly))
                    .map(written -> Answers.upserted(written, type, version));
        }));
    }

    @DELETE
    @Path("/sobjects/{object}/{field}/{value}")
    public Uni<Response> delete(@RestPath String version, @RestPath String object, @RestPath String field,
            @RestPath String value) {
        return ObjectLookup.externalId(object, field, (type, key) -> only(type, key, value, version, record -> store
                .write(Stamp.INTEGRATION, writer -> writer.delete(type, record.id()))
                .map(Answers::changed)));
    }

    private Uni<Response> only(ObjectType type, Field key, String value, String version,
            Function<CrmRecord, Uni<Response>> work) {
        return store.table().having(type, key, value).chain(found -> switch (found.size()) {
            case 0 -> Uni.createFrom().item(Answers.error(ApiError.notFound()));
            case 1 -> work.apply(found.get(0));
            default -> Uni.createFrom().item(
                    Answers.choices(found.stream().map(CrmRecord::id).toList(), type, version));
        });
    }
}
