package io.attune.expression;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.common.CelIssue;
import io.attune.yaml.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What CEL's checker found, in an admin's words. */
final class CompileWords {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*)' \\(candidates: .*");
    private static final Pattern TYPE_PART = Pattern.compile("[a-zA-Z_.0-9]+(\\([^()]*(\\([^()]*\\))?[^()]*\\))?");
    private static final Set<String> FUNCTIONS =
            Set.of("has", "size", "contains", "startsWith", "endsWith", "matches", "replace",
            "join", "split", "substring", "trim", "lower", "upper", "indexOf", "lastIndexOf", "charAt", "exists", "all",
            "exists_one", "filter", "map", "int", "double", "string", "bool", "timestamp", "duration", "dyn", "type");

    private final String text;
    private final Scope scope;
    private final ShapeTypes types;

    CompileWords(String text, Scope scope, ShapeTypes types) {
        this.text = text;
        this.scope = scope;
        this.types = types;
    }

    List<String> of(List<CelIssue> issues) {
        var faults = new LinkedHashSet<>(types.unknownFields());
        for (var issue : issues) {
            var message = issue.getMessage();
            if (isSyntax(message)) {
                return List.of("this is not a formula: " + syntax(issue)); // what follows a fault of syntax is noise
            }
            faults.add(words(message));
        }
        return new ArrayList<>(faults);
    }

    private static boolean isSyntax(String message) {
        return !message.startsWith("undeclared reference")
                && !message.startsWith("found no matching") && !message.startsWith("expected type")
                && !message.startsWith("expression of type");
    }

    private String syntax(CelIssue issue) {
        var message = issue.getMessage();
        if (message.contains("recursion limit") || message.contains("max recursion")) {
            return "it is nested too deeply";
        }
        int at = offset(issue);
        return at < text.length()
                ? "it goes wrong at character " + (at + 1) + ", at '"
                        + text.substring(at, Math.min(text.length(), at + 12)) + "'"
                : "it ends too early";
    }

    private int offset(CelIssue issue) {
        int line = Math.max(1, issue.getSourceLocation().getLine());
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + Math.max(0, issue.getSourceLocation().getColumn()));
    }

    private String words(String message) {
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1));
        }
        var noOverload = NO_OVERLOAD.matcher(message);
        if (noOverload.matches()) {
            return noOverload(noOverload);
        }
        return message;
    }

    private String undeclared(String name) {
        if (text.contains(name + "(")) {
            return "there is no function '" + name + "'." + Spelling.didYouMean(name, FUNCTIONS);
        }
        var known = new TreeSet<>(scope.variables().keySet());
        return "there is no '" + name + "' here; this formula can read: " + String.join(", ", known) + "."
                + Spelling.didYouMean(name, known);
    }

    private static String noOverload(Matcher found) {
        var kinds = kinds(found.group(2));
        return "'" + operator(found.group(1)) + "' does not fit " + String.join(" and ", kinds) + hint(kinds);
    }

    private static String hint(List<String> kinds) {
        return kinds.contains("a whole number") && kinds.contains("a number with decimals")
                ? ". Write 2.0 for 2, and double(...) around a whole number" : "";
    }

    /** {@code _+_} as it is written: {@code +}. */
    static String operator(String name) {
        return switch (name) {
            case "_?_:_" -> "? :";
            case "_[_]" -> "[...]";
            case "@in" -> "in";
            default -> name.startsWith("@") ? name.substring(1) : name.length() > 1 && !name.equals("_")
                    ? name.replace("_", "") : name;
        };
    }

    private static List<String> kinds(String signature) {
        var arguments = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
        var target = signature.startsWith("(") ? "" : signature.substring(0, Math.max(0, signature.indexOf('.')));
        var matcher = TYPE_PART.matcher(arguments);
        var kinds = new ArrayList<String>();
        Arrays.stream(new String[] {target}).filter(it -> !it.isEmpty()).map(CompileWords::kind).forEach(kinds::add);
        while (matcher.find()) {
            kinds.add(kind(matcher.group()));
        }
        return kinds.stream().collect(Collectors.toList());
    }

    /** A type of CEL as a person names it. */
    static String kind(String type) {
        var plain = type.startsWith("wrapper(") ? type.substring("wrapper(".length(), type.length() - 1) : type;
        return switch (plain) {
            case "string" -> "a text";
            case "int", "uint" -> "a whole number";
            case "double" -> "a number with decimals";
            case "bool" -> "true or false";
            case "null", "null_type" -> "a blank";
            case "bytes" -> "bytes";
            case "dyn" -> "any value";
            default -> plain.startsWith("list") ? "a list"
                    : plain.startsWith("map") || plain.startsWith("attune.") ? "an object"
                    : plain.contains("imestamp") ? "a point in time"
                    : plain.contains("uration") ? "a length of time" : plain;
        };
    }
}
