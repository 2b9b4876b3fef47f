package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.attune.document.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Says in plain words what a schema found. */
final class SchemaWords {

    /** The keyword by which a schema says, beside {@code pattern}, what a person should write. */
    static final String WORDS = "x-words";

    private static final int SHOWN = 60;

    private final JsonNode root;

    SchemaWords(JsonNode root) {
        this.root = root;
    }

    String of(ValidationMessage found, JsonNode value) {
        return switch (found.getType()) {
            case "type" -> "expected " + expectedType(found) + ", found " + describe(value);
            case "enum" -> "expected one of " + listed(found) + ", found " + describe(value)
                    + (value.isTextual() ? "." + Spelling.didYouMean(value.asText(), allowed(found)) : "");
            case "const" -> "expected " + JsonText.write(keyword(found)) + ", found " + describe(value);
            case "pattern" -> "expected " + patternWords(found) + ", found " + describe(value);
            case "minItems", "minProperties" -> "expected at least " + keyword(found).asText() + " entries, found "
                    + value.size();
            case "maxItems", "maxProperties" -> "expected at most " + keyword(found).asText() + " entries, found "
                    + value.size();
            case "minLength" -> "expected a text that is not empty";
            case "maxLength" -> "expected at most " + keyword(found).asText() + " characters, found "
                    + value.asText().length();
            case "minimum" -> "expected at least " + keyword(found).asText() + ", found " + describe(value);
            case "maximum" -> "expected at most " + keyword(found).asText() + ", found " + describe(value);
            default -> found.getMessage();
        };
    }

    private String expectedType(ValidationMessage found) {
        var type = keyword(found);
        var names = new ArrayList<String>();
        if (type.isArray()) {
            type.forEach(one -> names.add(typeWord(one.asText())));
        } else {
            names.add(typeWord(type.asText()));
        }
        return String.join(" or ", names);
    }

    private static String typeWord(String type) {
        return switch (type) {
            case "object" -> "keys with values (name: value)";
            case "array" -> "a list";
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type.equals("null") ? "nothing" : type;
        };
    }

    /** A value as a person would name it. Long ones are cut. */
    static String describe(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "nothing";
        }
        if (value.isObject()) {
            return "keys with values";
        }
        if (value.isArray()) {
            return "a list";
        }
        var text = value.asText();
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return value.isTextual() ? "'" + shown + "'" : shown;
    }

    private String patternWords(ValidationMessage found) {
        var words = beside(found).path(WORDS);
        return words.isMissingNode() ? "a text of the form " + keyword(found).asText() : words.asText();
    }

    private String listed(ValidationMessage found) {
        return String.join(", ", allowed(found));
    }

    private List<String> allowed(ValidationMessage found) {
        var names = new ArrayList<String>();
        keyword(found).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The keys that a place may have: those of the {@code properties} beside the keyword that refused one. */
    List<String> knownKeys(ValidationMessage found) {
        var names = new ArrayList<String>();
        beside(found).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode keyword(ValidationMessage found) {
        return root.at(location(found));
    }

    private JsonNode beside(ValidationMessage found) {
        return root.at(location(found).head());
    }

    private static JsonPointer location(ValidationMessage found) {
        return JsonPointer.compile(found.getSchemaLocation().getFragment().toString());
    }
}
