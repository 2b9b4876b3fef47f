package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.expression.Scope;
import io.attune.yaml.Section;
import io.attune.yaml.Spelling;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Makes the small things of a connector file. What cannot be made is noted as a problem and stands for nothing
 * afterwards: a file with problems gives no connector, so a placeholder is never used.
 */
final class Parse {

    private static final List<String> ANSWER_ROOTS = List.of("body", "headers", "status");

    private Parse() {}

    static Formula formula(Section at, Scope scope) {
        return compiled(at, scope, false);
    }

    static Formula condition(Section at, Scope scope) {
        return compiled(at, scope, true);
    }

    private static Formula compiled(Section at, Scope scope, boolean condition) {
        try {
            var text = at.text().orElse("");
            return condition ? Formula.condition(text, scope) : Formula.compile(text, scope);
        } catch (FormulaException e) {
            e.faults().forEach(at::problem);
            return Formula.condition("false", scope);
        }
    }

    static EventFormula eventFormula(Section at) {
        try {
            return EventFormula.compile(at.text().orElse(""));
        } catch (FormulaException e) {
            e.faults().forEach(at::problem);
            return EventFormula.compile("false");
        }
    }

    static Template template(Section at, Scope scope) {
        return at.parsed(text -> Template.parse(text, scope)).orElseGet(() -> Template.parse("", scope));
    }

    static Path path(Section at) {
        return at.parsed(Path::parse).orElseGet(() -> Path.parse("body"));
    }

    /** A path into an answer. */
    static Path answerPath(Section at) {
        var path = path(at);
        if (!ANSWER_ROOTS.contains(path.root())) {
            at.problem("a path into an answer begins with body, headers or status, found '" + path + "'");
        }
        return path;
    }

    /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}, as the schema has checked. */
    static Optional<Duration> duration(Section at) {
        return at.text().map(text -> {
            int unit = text.endsWith("ms") ? text.length() - 2 : text.length() - 1;
            long number = Long.parseLong(text.substring(0, unit));
            return switch (text.substring(unit)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    /** Notes a name that is not among those that are declared. */
    static boolean isKnown(Section at, String name, Collection<String> names, String what) {
        if (!names.contains(name)) {
            at.problem(Spelling.unknown(what, name, names));
        }
        return names.contains(name);
    }

    /** The same for a name that is the key of what is written here. */
    static boolean isKnownKey(Section at, Collection<String> names, String what) {
        if (!names.contains(at.key())) {
            at.problemOfKey(Spelling.unknown(what, at.key(), names));
        }
        return names.contains(at.key());
    }
}
