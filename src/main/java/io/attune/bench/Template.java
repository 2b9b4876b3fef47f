package io.attune.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A text with names in braces, cut into pieces once, so that filling it in is copying. */
final class Template {

    private static final String NAME = "\\{([a-z_]+)}";

    private final List<byte[]> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Template(String text) {
        var pieces = text.replaceAll(NAME, "\0$1\0").split("\0");
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 0) {
                texts.add(pieces[i].getBytes(StandardCharsets.UTF_8));
            } else {
                names.add(pieces[i]);
            }
        }
    }

    byte[] filled(UnaryOperator<String> values) {
        var filled = new ByteArrayOutputStream();
        for (int i = 0; i < texts.size(); i++) {
            filled.writeBytes(texts.get(i));
            if (i < names.size()) {
                filled.writeBytes(values.apply(names.get(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return filled.toByteArray();
    }
}
