package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.mapping.step.Arguments.Written;
import io.attune.yaml.Spelling;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All steps, by the name that a mapping file has for them. */
public final class Steps {

    /** How one step is made, and what its use looks like. */
    record Maker(String example, Function<Arguments, Step> make) {}

    private static final Map<String, Maker> MAKERS = new TreeMap<>();

    static {
        MAKERS.putAll(TextSteps.MAKERS);
        MAKERS.putAll(NumberSteps.MAKERS);
        MAKERS.putAll(TimeSteps.MAKERS);
        MAKERS.putAll(LookupSteps.MAKERS);
        MAKERS.putAll(ListSteps.MAKERS);
        MAKERS.putAll(FieldSteps.MAKERS);
    }

    private Steps() {}

    /**
     * The step that stands in a file: {@code trim}, {@code {cut: 40}}, {@code {date_format: yyyy-MM-dd, zone:
     * Europe/Berlin}}.
     *
     * @throws IllegalArgumentException in an admin's words
     */
    public static Step parse(JsonNode written, StepScope scope) {
        if (written.isTextual()) {
            var alone = new Written(written.textValue(), MissingNode.getInstance(), Canonical.NODES.objectNode());
            return make(alone, scope);
        }
        if (written instanceof ObjectNode step && !step.isEmpty()) {
            var name = nameIn(step);
            var options = step.deepCopy();
            return make(new Written(name, options.remove(name), options), scope);
        }
        throw new IllegalArgumentException(
                "expected a step, as in trim or {cut: 40}, found " + JsonText.write(written));
    }

    /**
     * {@code only} of a row of tags. It stands behind the type, as the last thing read: {@code old} is what the type
     * read.
     */
    public static Step only(Collection<String> tags) {
        return new Only(tags);
    }

    /**
     * {@code as} of a column: {@code number}, {@code text} or {@code decimal(p)}. It stands before the first step, or
     * behind a formula.
     *
     * @throws IllegalArgumentException in an admin's words
     */
    public static Step as(String form) {
        return Form.of(form);
    }

    /** The names of all steps. */
    public static Set<String> names() {
        return new TreeSet<>(MAKERS.keySet());
    }

    /** The first key that is a step; without one, the first key. */
    private static String nameIn(ObjectNode step) {
        var first = step.fieldNames().next();
        for (var names = step.fieldNames(); names.hasNext();) {
            var name = names.next();
            if (MAKERS.containsKey(name)) {
                return name;
            }
        }
        return first;
    }

    private static Step make(Written written, StepScope scope) {
        var maker = MAKERS.get(written.name());
        if (maker == null) {
            var guess = Spelling.didYouMean(written.name(), MAKERS.keySet());
            throw new IllegalArgumentException("there is no step '" + written.name() + "'."
                    + (guess.isEmpty() ? " Known: " + String.join(", ", MAKERS.keySet()) : guess));
        }
        var arguments = new Arguments(written, maker.example(), scope);
        var step = maker.make().apply(arguments);
        arguments.refuseTheRest();
        return step;
    }
}
