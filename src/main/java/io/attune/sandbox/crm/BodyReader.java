package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Reads a request's body, and goes on only with a JSON object. */
final class BodyReader {

    private BodyReader() {}

    static Uni<Response> read(byte[] body, Function<ObjectNode, Uni<Response>> work) {
        var reading = JsonText.read(body == null ? new byte[0] : body);
        if (reading instanceof JsonText.Reading.Unreadable unreadable) {
            return refused(unreadable.why());
        }
        JsonNode tree = ((JsonText.Reading.Readable) reading).tree();
        return tree instanceof ObjectNode object ? work.apply(object) : refused("The body must be a JSON object.");
    }

    private static Uni<Response> refused(String why) {
        return Uni.createFrom().item(Answers.error(ApiError.of(ErrorCode.JSON_PARSER_ERROR, why)));
    }
}
