package io.attune.connector.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a system signs, as a text with places: {@code {header.id}.{timestamp}.{body}}. Places are {@code method},
 * {@code url}, {@code url_decoded}, {@code body}, {@code timestamp}, {@code secret} and {@code header.NAME}.
 */
public final class SignedText {

    private static final Set<String> PLACES = Set.of("method", "url", "url_decoded", "body", "timestamp", "secret");
    private static final String HEADER = "header.";

    /** A place by its name, or words as they stand. */
    private record Part(boolean isPlace, String text) {}

    private final List<Part> parts;

    private SignedText(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException with words for the person who wrote it */
    public static SignedText parse(String text) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (open >= 0 && close < 0) {
                throw new IllegalArgumentException("the '{' at character " + (open + 1) + " is not closed");
            }
            if (open != at) {
                parts.add(new Part(false, text.substring(at, open < 0 ? text.length() : open)));
            }
            if (open >= 0) {
                parts.add(place(text.substring(open + 1, close)));
            }
            at = open < 0 ? text.length() : close + 1;
        }
        return new SignedText(List.copyOf(parts));
    }

    private static Part place(String name) {
        if (!PLACES.contains(name) && !name.startsWith(HEADER)) {
            throw new IllegalArgumentException("'{" + name + "}' is nothing that can be signed; known: "
                    + String.join(", ", new TreeSet<>(PLACES)) + ", header.NAME");
        }
        return new Part(true, name);
    }

    /** The names of the headers in it. */
    public Set<String> headers() {
        var names = new TreeSet<String>();
        parts.stream().filter(part -> part.isPlace() && part.text().startsWith(HEADER))
                .forEach(part -> names.add(part.text().substring(HEADER.length())));
        return names;
    }

    public boolean has(String place) {
        return parts.contains(new Part(true, place));
    }

    /** Not to be changed: most sign the body alone, and that is not copied. */
    byte[] of(Message message, String timestamp, String secret) {
        if (parts.size() == 1) {
            return bytes(parts.get(0), message, timestamp, secret);
        }
        var bytes = new ByteArrayOutputStream(message.body().length + 256);
        for (var part : parts) {
            bytes.writeBytes(bytes(part, message, timestamp, secret));
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Part part, Message message, String timestamp, String secret) {
        return !part.isPlace() ? utf8(part.text()) : switch (part.text()) {
            case "body" -> message.body();
            case "method" -> utf8(message.method());
            case "url" -> utf8(message.url());
            case "url_decoded" -> utf8(Urls.decoded(message.url()));
            case "timestamp" -> utf8(timestamp);
            case "secret" -> utf8(secret);
            default -> utf8(message.headers().getOrDefault(part.text().substring(HEADER.length()), ""));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
