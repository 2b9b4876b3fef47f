package io.attune.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.document.JsonText;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A JSON answer as a vendor would give it. */
public record VendorAnswer(int status, Map<String, String> headers, JsonNode body) {

    public VendorAnswer {
        headers = InOrder.map(headers);
    }

    public VendorAnswer(int status, JsonNode body) {
        this(status, Map.of(), body);
    }

    public Response toResponse() {
        var response = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(JsonText.write(body));
        headers.forEach(response::header);
        return response.build();
    }
}
