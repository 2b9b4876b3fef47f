package io.attune.connector.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A text with formulas in braces, {@code /customers/{id}}; {@code {{} is a brace. Compiled once, filled many times.
 * Filling throws {@link io.attune.expression.FormulaException} where the values do not fit a formula.
 */
public final class Template {

    /** Words as they stand, a value that is only read, or a formula. */
    sealed interface Part {

        record Words(String text) implements Part {
            @Override
            public JsonNode value(Map<String, JsonNode> variables) {
                return TextNode.valueOf(text);
            }
        }

        /** Read as it is, however long it may be and however many digits it has. */
        record Read(String variable, Optional<Path> path) implements Part {
            @Override
            public JsonNode value(Map<String, JsonNode> variables) {
                var read = variables.getOrDefault(variable, MissingNode.getInstance());
                return path.map(below -> below.read(read)).orElse(read);
            }
        }

        record Computed(Formula formula) implements Part {
            @Override
            public JsonNode value(Map<String, JsonNode> variables) {
                return formula.evaluate(variables);
            }
        }

        JsonNode value(Map<String, JsonNode> variables);
    }

    private final String text;
    private final List<Part> parts;

    private Template(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** @throws IllegalArgumentException with words for the person who wrote it */
    public static Template parse(String text, Scope scope) {
        return new Template(text, new TemplateParser(text, scope).parts());
    }

    /**
     * What a formula alone gives, with its type; else the filled text. Missing where a formula is over something
     * untold.
     */
    public JsonNode value(Map<String, JsonNode> variables) {
        if (parts.size() == 1) {
            return parts.get(0).value(variables);
        }
        return text(variables, UnaryOperator.identity()).<JsonNode>map(TextNode::valueOf)
                .orElse(MissingNode.getInstance());
    }

    /**
     * The filled text; empty where a formula is over something untold. Blank is nothing.
     *
     * @param escape applied to what the formulas give, not to the words between them
     */
    public Optional<String> text(Map<String, JsonNode> variables, UnaryOperator<String> escape) {
        var filled = new StringBuilder();
        for (var part : parts) {
            var value = part.value(variables);
            if (value.isMissingNode()) {
                return Optional.empty();
            }
            filled.append(part instanceof Part.Words words ? words.text() : escape.apply(plain(value)));
        }
        return Optional.of(filled.toString());
    }

    /** A value as text: numbers with all their digits, lists and objects as JSON, blank as nothing. */
    public static String plain(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isNumber()) {
            return Canonical.number(value.decimalValue()).decimalValue().toPlainString();
        }
        return value.isContainerNode() ? JsonText.write(value) : value.asText();
    }

    /** The names read of one variable: of {@code settings} in {@code {settings.shop}} it is {@code shop}. */
    public Set<String> namesOf(String variable) {
        return namesOf(variable, text);
    }

    /** The same for the text of a formula. */
    public static Set<String> namesOf(String variable, String text) {
        var names = new TreeSet<String>();
        var reads = Pattern.compile("\\b" + variable + "\\.([A-Za-z_][A-Za-z0-9_]*)").matcher(text);
        while (reads.find()) {
            names.add(reads.group(1));
        }
        return names;
    }

    @Override
    public String toString() {
        return text;
    }
}
