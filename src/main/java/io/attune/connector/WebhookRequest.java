package io.attune.connector;

import java.util.List;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param url     as the sender addressed it: scheme, host, path and query, rebuilt from the public address behind a
 *                proxy
 * @param headers by lower-case name, each with all its values
 * @param body    the raw bytes, before anything read them
 */
public record WebhookRequest(String method, String url, Map<String, List<String>> headers, byte[] body) {

    public WebhookRequest {
        headers = Headers.inSmallLetters(headers);
    }
}
