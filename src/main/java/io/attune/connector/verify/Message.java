package io.attune.connector.verify;

import io.attune.document.InOrder;
import java.util.Map;

/**
 * A request as verification sees it.
 *
 * @param url     as the sender addressed it
 * @param headers by the name that the connector file gives them, each exactly once
 * @param body    the raw bytes
 */
public record Message(String method, String url, Map<String, String> headers, byte[] body) {

    public Message {
        headers = InOrder.map(headers);
    }

    Message withBody(byte[] changed) {
        return new Message(method, url, headers, changed);
    }
}
