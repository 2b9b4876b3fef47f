package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.schema.RecordId;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.WriteStep;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Up to 200 records in one call, each with its own result. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
public class CollectionsResource {

    private static final int MOST = 200;

    private final CrmStore store;
    private final BatchWriter writer;

    CollectionsResource(CrmStore store) {
        this.store = store;
        this.writer = new BatchWriter(store);
    }

    @POST
    @Path("/composite/sobjects")
    public Uni<Response> create(byte[] body) {
        return batch(body, BatchSteps::create, false);
    }

    @PATCH
    @Path("/composite/sobjects")
    public Uni<Response> update(byte[] body) {
        return batch(body, BatchSteps::update, false);
    }

    @PATCH
    @Path("/composite/sobjects/{object}/{field}")
    public Uni<Response> upsert(@RestPath String object, @RestPath String field, byte[] body) {
        return ObjectLookup.externalId(object, field,
                (type, key) -> batch(body, record -> BatchSteps.upsert(type, key, record), true));
    }

    @DELETE
    @Path("/composite/sobjects")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> delete(@RestQuery String ids, @RestQuery boolean allOrNone) {
        var list = ids(ids);
        return limited(list.size(), () -> writer.write(list.stream().map(BatchSteps::delete).toList(), allOrNone)
                .map(results -> BatchJson.answer(results, false)));
    }

    @GET
    @Path("/composite/sobjects/{object}")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> read(@RestPath String version, @RestPath String object, @RestQuery String ids,
            @RestQuery String fields) {
        return read(object, ids(ids), fields, version);
    }

    /** The same, for lists too long for an address. */
    @POST
    @Path("/composite/sobjects/{object}")
    public Uni<Response> readLong(@RestPath String version, @RestPath String object, byte[] body) {
        return BodyReader.read(body,
                json -> read(object, texts(json, "ids"), String.join(",", texts(json, "fields")), version));
    }

    private Uni<Response> batch(byte[] body, Function<ObjectNode, WriteStep> step, boolean upsert) {
        return BodyReader.read(body, json -> {
            var steps = StreamSupport.stream(json.path("records").spliterator(), false)
                    .map(record -> record instanceof ObjectNode object ? object : Canonical.NODES.objectNode())
                    .map(step).toList();
            return limited(steps.size(), () -> writer.write(steps, json.path("allOrNone").asBoolean(false))
                    .map(results -> BatchJson.answer(results, upsert)));
        });
    }

    private Uni<Response> read(String object, List<String> ids, String fields, String version) {
        return ObjectLookup.type(object, type -> fields == null || fields.isBlank()
                ? refused(ErrorCode.MISSING_ARGUMENT, "The fields parameter is required.")
                : limited(ids.size(),
                        () -> ObjectLookup.fields(type, fields, shown -> read(type, ids, shown, version))));
    }

    /** In the order asked for; null stands for what is not there. */
    private Uni<Response> read(ObjectType type, List<String> ids, List<Field> fields, String version) {
        var full = ids.stream().map(id -> RecordId.read(id).orElse(id)).toList();
        return store.table().byIds(type, full).map(found -> {
            var byId = found.stream().filter(record -> !record.isDeleted())
                    .collect(Collectors.toMap(CrmRecord::id, Function.identity()));
            var answer = Canonical.NODES.arrayNode();
            full.forEach(id -> answer.add(byId.containsKey(id)
                    ? RecordJson.of(byId.get(id), fields, version)
                    : Canonical.NODES.nullNode()));
            return Answers.ok(answer);
        });
    }

    private static Uni<Response> limited(int size, Supplier<Uni<Response>> work) {
        return size > MOST
                ? refused(ErrorCode.EXCEEDED_ID_LIMIT,
                        "record limit reached. cannot submit more than %d records into this call".formatted(MOST))
                : work.get();
    }

    private static Uni<Response> refused(ErrorCode code, String message) {
        return Uni.createFrom().item(Answers.error(ApiError.of(code, message)));
    }

    private static List<String> ids(String list) {
        var parts = list == null ? Stream.<String>empty() : Arrays.stream(list.split(","));
        return parts.map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private static List<String> texts(ObjectNode json, String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(node -> node.asText()).toList();
    }
}
