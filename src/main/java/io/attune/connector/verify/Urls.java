package io.attune.connector.verify;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Parts of an address. Anything is an address here: what cannot be read is simply not found. */
final class Urls {

    private Urls() {}

    /** With {@code %40} written as {@code @}; {@code +} stays. An address with a broken escape is left as it is. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The first value of a parameter of the query. */
    static Optional<String> parameter(String url, String name) {
        int query = url.indexOf('?');
        return query < 0 ? Optional.empty()
                : Arrays.stream(url.substring(query + 1).split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> decoded(pair.substring(name.length() + 1)))
                        .findFirst();
    }

    static Optional<String> lastSegment(String url) {
        int query = url.indexOf('?');
        var path = query < 0 ? url : url.substring(0, query);
        return Arrays.stream(path.split("/")).reduce((first, second) -> second).map(Urls::decoded);
    }
}
