package io.attune.connector.template;

import com.google.re2j.Pattern;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of a {@link Template}: words, and formulas in braces. Inside of a formula braces and quotes are its
 * own.
 */
final class TemplateParser {

    private static final Pattern PLAIN = Pattern.compile("[a-z_]+(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    private final String text;
    private final Scope scope;
    private final StringBuilder words = new StringBuilder();
    private final List<Template.Part> parts = new ArrayList<>();

    TemplateParser(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    List<Template.Part> parts() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{' && !text.startsWith("{{", at)) {
                at = formula(at);
            } else {
                words.append(c);
                at += c == '{' || text.startsWith("}}", at) ? 2 : 1; // a doubled brace is a brace
            }
        }
        endWords();
        return List.copyOf(parts);
    }

    private int formula(int open) {
        int close = close(open);
        endWords();
        try {
            parts.add(part(text.substring(open + 1, close).strip()));
        } catch (FormulaException e) {
            throw new IllegalArgumentException("in " + text.substring(open, close + 1) + ": " + e.getMessage(), e);
        }
        return close + 1;
    }

    /**
     * What is nothing but {@code a.b.c} needs no computing; the compiler is asked only for its words where it is
     * wrong.
     */
    private Template.Part part(String written) {
        if (!PLAIN.matcher(written).matches()) {
            return new Template.Part.Computed(Formula.compile(written, scope));
        }
        int dot = written.indexOf('.');
        var variable = dot < 0 ? written : written.substring(0, dot);
        var path = dot < 0 ? Optional.<Path>empty() : Optional.of(Path.parse(written.substring(dot + 1)));
        if (!isDeclared(variable, path)) {
            Formula.compile(written, scope);
        }
        return new Template.Part.Read(variable, path);
    }

    private boolean isDeclared(String variable, Optional<Path> path) {
        var shape = scope.variables().get(variable);
        return shape != null && (shape.isEmpty() || path.isEmpty() || shape.get().at(path.get()).isPresent());
    }

    private void endWords() {
        if (!words.isEmpty()) {
            parts.add(new Template.Part.Words(words.toString()));
            words.setLength(0);
        }
    }

    private int close(int open) {
        int depth = 0;
        char quote = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                at += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (depth == 0) {
                    return at;
                }
            }
        }
        throw new IllegalArgumentException("the '{' at character " + (open + 1)
                + " is not closed; write {{ for a brace");
    }
}
