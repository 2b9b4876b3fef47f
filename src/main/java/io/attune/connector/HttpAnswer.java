package io.attune.connector;

import io.attune.connector.answer.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole answer of a system.
 *
 * @param headers by lower-case name, each with all its values
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    public HttpAnswer {
        headers = Headers.inSmallLetters(headers);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    View view() {
        return View.of(status, headers, body);
    }

    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
