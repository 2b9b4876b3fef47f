package io.attune.connector;

import io.attune.document.InOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request to make.
 *
 * @param url     absolute
 * @param headers one value each
 * @param timeout of the whole exchange
 */
public record Request(String method, String url, Map<String, String> headers, Optional<byte[]> body, Duration timeout) {

    public Request {
        headers = InOrder.map(headers);
    }

    /** A header of the same name is replaced, whatever the case of its name. */
    public Request withHeader(String name, String value) {
        var changed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.remove(name);
        changed.put(name, value);
        return new Request(method, url, changed, body, timeout);
    }

    public Request withParameter(String name, String value) {
        var pair = Escape.query(name) + "=" + Escape.query(value);
        return withUrl(url + (url.indexOf('?') < 0 ? "?" : "&") + pair);
    }

    public Request withUrl(String changed) {
        return new Request(method, changed, headers, body, timeout);
    }

    /** Neither headers nor query nor body: each may carry what must not be seen. */
    @Override
    public String toString() {
        int query = url.indexOf('?');
        return method + " " + (query < 0 ? url : url.substring(0, query));
    }
}
