package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.Written;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers in the vendor's form. */
final class Answers {

    private Answers() {}

    static Response json(int status, JsonNode body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(JsonText.write(body)).build();
    }

    static Response ok(JsonNode body) {
        return json(200, body);
    }

    static Response noContent() {
        return Response.noContent().build();
    }

    /** The status is that of the first error. */
    static Response errors(List<ApiError> errors) {
        var body = Canonical.NODES.arrayNode();
        errors.forEach(error -> body.add(error.asAnswer()));
        return json(errors.get(0).code().status(), body);
    }

    static Response error(ApiError error) {
        return errors(List.of(error));
    }

    static Response created(Written written) {
        return written instanceof Written.Saved saved ? json(201, result(saved.id())) : failed(written);
    }

    static Response changed(Written written) {
        return written instanceof Written.Saved ? noContent() : failed(written);
    }

    static Response upserted(Written written, ObjectType type, String version) {
        if (written instanceof Written.Saved saved) {
            return json(saved.created() ? 201 : 200, result(saved.id()).put("created", saved.created()));
        }
        return written instanceof Written.Ambiguous several ? choices(several.ids(), type, version) : failed(written);
    }

    /** 300: several records hold the value; the client is told where they are. */
    static Response choices(List<String> ids, ObjectType type, String version) {
        var urls = Canonical.NODES.arrayNode();
        ids.forEach(id -> urls.add(RecordJson.url(version, type, id)));
        return json(300, urls);
    }

    private static ObjectNode result(String id) {
        var result = Canonical.NODES.objectNode().put("id", id).put("success", true);
        result.putArray("errors");
        return result;
    }

    private static Response failed(Written written) {
        return errors(((Written.Refused) written).errors());
    }
}
