package io.attune.connector;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a value fit for the place it is put in, so that it stays one value there. */
final class Escape {

    private Escape() {}

    /**
     * One segment of a path: no slash, no question mark, and never {@code .} or {@code ..} alone, which lead
     * elsewhere.
     */
    static String segment(String value) {
        var escaped = query(value);
        return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
    }

    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address whose query has as they are the characters that RFC 3986 allows there: where each byte counts. */
    static String shortened(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + url.substring(query)
                .replace("%27", "'").replace("%2C", ",").replace("%40", "@").replace("%28", "(").replace("%29", ")")
                .replace("%3A", ":").replace("%20", "+");
    }

    /** A header's value is one line. */
    static String header(String value) {
        return value.chars().filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> query(field.getKey()) + "=" + query(field.getValue()))
                .collect(Collectors.joining("&"));
    }
}
