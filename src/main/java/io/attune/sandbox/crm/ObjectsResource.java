package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Stamp;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;

/** The objects: listed, described, and new records of them. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class ObjectsResource {

    private final CrmStore store;

    ObjectsResource(CrmStore store) {
        this.store = store;
    }

    @GET
    @Path("/sobjects")
    public Response all(@RestPath String version) {
        var answer = Canonical.NODES.objectNode().put("encoding", "UTF-8").put("maxBatchSize", 200);
        var list = answer.putArray("sobjects");
        CrmSchema.OBJECTS.forEach(type -> list.add(DescribeJson.summary(type, version)));
        return Answers.ok(answer);
    }

    @GET
    @Path("/sobjects/{object}")
    public Uni<Response> summary(@RestPath String version, @RestPath String object) {
        return ObjectLookup.type(object, type -> store.table().latest(type, 10).map(latest -> {
            var answer = Canonical.NODES.objectNode();
            answer.set("objectDescribe", DescribeJson.summary(type, version));
            var recent = answer.putArray("recentItems");
            var shown = Stream.of("Id", "Name").flatMap(name -> type.field(name).stream()).toList();
            latest.forEach(record -> recent.add(RecordJson.of(record, shown, version)));
            return Answers.ok(answer);
        }));
    }

    @GET
    @Path("/sobjects/{object}/describe")
    public Uni<Response> describe(@RestPath String version, @RestPath String object) {
        return ObjectLookup.type(object,
                type -> Uni.createFrom().item(Answers.ok(DescribeJson.full(type, version))));
    }

    @POST
    @Path("/sobjects/{object}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(@RestPath String object, byte[] body) {
        return ObjectLookup.type(object, type -> BodyReader.read(body, json ->
                store.write(Stamp.INTEGRATION, writer -> writer.create(type, json)).map(Answers::created)));
    }
}
