package io.attune.connector;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request to make.
 *
 * @param url     absolute
 * @param headers one value each
 * @param timeout of the whole exchange
 */
public record Request(String method, String url, Map<String, String> headers, Optional<byte[]> body, Duration timeout) {

    public Request {
        headers = Map.copyOf(headers);
    }

    /** Neither headers nor query nor body: each may carry what must not be seen. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return method + " " + (query < 0 ? url : url.substring(0, query));
    }
}
