package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.util.HashMap;
import java.util.Map;

/**
 * What came in, as formulas see it. The body is hashed always, read only if asked for.
 *
 * @param headers by their names in the connector file
 */
record Envelope(Map<String, String> headers, Account account, byte[] body, String hash) {

    Envelope(Map<String, String> headers, Account account, byte[] body) {
        this(headers, account, body, Canonical.sha256(body));
    }

    Map<String, JsonNode> variables(boolean withBody) {
        var variables = new HashMap<String, JsonNode>(Values.of(account));
        variables.put("headers", Values.texts(headers));
        variables.put("body_sha256", TextNode.valueOf(hash));
        variables.put("body", withBody ? json() : MissingNode.getInstance());
        return variables;
    }

    private JsonNode json() {
        return JsonText.read(body) instanceof JsonText.Reading.Readable readable
                ? readable.tree()
                : MissingNode.getInstance();
    }
}
