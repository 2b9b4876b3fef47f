package io.attune.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a {@link Path}. */
final class PathParser {

    private static final int MAX_PARTS = 16;

    private final String text;
    private int at;

    PathParser(String text) {
        this.text = text;
    }

    List<Path.Part> parts() {
        var parts = new ArrayList<Path.Part>();
        do {
            parts.add(part());
        } while (skip('.'));
        if (at < text.length()) {
            throw wrong("unexpected '" + text.charAt(at) + "' at character " + (at + 1));
        }
        if (parts.size() > MAX_PARTS) {
            throw wrong("more than " + MAX_PARTS + " levels");
        }
        if (parts.get(parts.size() - 1) instanceof Path.Part.Item) {
            throw wrong("after the [...] there must be a .name");
        }
        return List.copyOf(parts);
    }

    private Path.Part part() {
        var key = until(".[]=,", "a name");
        if (!skip('[')) {
            return new Path.Part.Key(key);
        }
        if (skip(']')) {
            return new Path.Part.Each(key);
        }
        return new Path.Part.Item(key, having());
    }

    private Map<String, String> having() {
        var having = new LinkedHashMap<String, String>();
        do {
            var name = until(".[]=,", "a name");
            expect('=');
            having.put(name, until("[],", "a text"));
        } while (skip(','));
        expect(']');
        return InOrder.map(having);
    }

    private String until(String stops, String expected) {
        int start = at;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        if (word.isBlank() || !word.equals(word.strip())) {
            throw wrong("expected " + expected + " at character " + (start + 1));
        }
        return word;
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw wrong("expected '" + c + "' at character " + (at + 1));
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("'" + text + "' is not a path (" + what
                + "); write a.b, a[].b or a[key=text].b");
    }
}
