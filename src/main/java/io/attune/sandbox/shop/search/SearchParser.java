package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads {@code a:1 AND (b:>=2 OR NOT c:'x y') -d:*}. Terms side by side are joined by AND. */
final class SearchParser {

    private static final List<String> COMPARATORS = List.of(">=", "<=", ">", "<");

    private final String text;
    private final SearchFields fields;
    private final List<String> unknown = new ArrayList<>();
    private int at;

    SearchParser(String text, SearchFields fields) {
        this.text = text;
        this.fields = fields;
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    Predicate<JsonNode> parse() {
        Predicate<JsonNode> all = any();
        while (at < text.length()) {
            at++; // a bracket too many
            all = all.and(any());
        }
        return all;
    }

    private Predicate<JsonNode> any() {
        var any = every();
        while (skipWord("OR")) {
            any = any.or(every());
        }
        return any;
    }

    private Predicate<JsonNode> every() {
        Predicate<JsonNode> every = record -> true;
        while (!isAtEnd() && text.charAt(at) != ')' && !isWord("OR")) {
            skipWord("AND");
            every = every.and(one());
        }
        return every;
    }

    private Predicate<JsonNode> one() {
        if (isAtEnd()) {
            return record -> true;
        } else if (skipWord("NOT") || skip("-")) {
            return one().negate();
        } else if (skip("(")) {
            var inner = any();
            isAtEnd();
            skip(")");
            return inner;
        }
        return term();
    }

    private Predicate<JsonNode> term() {
        int start = at;
        var name = name();
        if (name.isEmpty() || !skip(":")) {
            at = start;
            return fields.anywhere(value());
        }
        isAtEnd();
        var comparator = COMPARATORS.stream().filter(this::skip).findFirst().orElse("=");
        isAtEnd();
        var value = value();
        return fields.find(name).map(field -> field.filter(comparator, value)).orElseGet(() -> {
            unknown.add(name);
            return record -> true;
        });
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private SearchValue value() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return new SearchValue(quoted(text.charAt(at++)), true);
        }
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ')') {
            at++;
        }
        return new SearchValue(text.substring(start, at), false);
    }

    /** A backslash takes the next character as it is. */
    private String quoted(char quote) {
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        at++;
        return value.toString();
    }

    private boolean isAtEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at >= text.length();
    }

    private boolean isWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at) && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end))
                && text.charAt(end) != ':' && text.charAt(end) != '_');
    }

    private boolean skipWord(String word) {
        boolean is = !isAtEnd() && isWord(word);
        at += is ? word.length() : 0;
        return is;
    }

    private boolean skip(String part) {
        boolean is = text.startsWith(part, at);
        at += is ? part.length() : 0;
        return is;
    }
}
