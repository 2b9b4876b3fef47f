package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.schema.RecordId;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Stamp;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Merges two contacts as a person does at the vendor: {@code POST /sandbox/crm/merge {"master": ID, "loser": ID}}
 * answers 204. The vendor's REST API has no such call.
 */
@Path("/sandbox/crm/merge")
@NonBlocking
public class MergeResource {

    private static final ObjectType TYPE = CrmSchema.CONTACT;

    private final CrmStore store;

    MergeResource(CrmStore store) {
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> merge(byte[] body) {
        return BodyReader.read(body, ids -> {
            var master = id(ids.path("master"));
            var loser = id(ids.path("loser"));
            return master.isEmpty() || loser.isEmpty() || master.equals(loser)
                    ? Uni.createFrom().item(Answers.error(ApiError.of(ErrorCode.MALFORMED_ID,
                            "master and loser must be the ids of two contacts")))
                    : merged(master.get(), loser.get());
        });
    }

    private Uni<Response> merged(String master, String loser) {
        return store.write(Stamp.PERSON, writer -> writer.merge(TYPE, master, loser)).map(Answers::changed);
    }

    private static Optional<String> id(JsonNode text) {
        return Optional.ofNullable(text.textValue()).flatMap(RecordId::read).filter(id -> id.startsWith(TYPE.prefix()));
    }
}
