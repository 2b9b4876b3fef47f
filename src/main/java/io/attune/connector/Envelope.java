package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.util.HashMap;
import java.util.Map;

/** What came in, as formulas see it. The body is hashed always, read only if asked for, and then once. */
final class Envelope {

    private final byte[] body;
    private final String hash;
    private final Map<String, JsonNode> variables;

    /** @param headers by their names in the connector file */
    Envelope(Map<String, String> headers, Account account, byte[] body) {
        this.body = body;
        this.hash = Canonical.sha256(body);
        this.variables = new HashMap<>(Values.of(account));
        variables.put("headers", Values.texts(headers));
        variables.put("body_sha256", TextNode.valueOf(hash));
    }

    byte[] body() {
        return body;
    }

    String hash() {
        return hash;
    }

    /** @param withBody where that is not asked for it may be untold */
    Map<String, JsonNode> variables(boolean withBody) {
        if (withBody) {
            variables.computeIfAbsent("body", unread -> json());
        }
        return variables;
    }

    private JsonNode json() {
        return JsonText.read(body) instanceof JsonText.Reading.Readable readable
                ? readable.tree()
                : MissingNode.getInstance();
    }
}
