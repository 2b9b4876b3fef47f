package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.mapping.Lens.Back.BySteps;
import io.attune.mapping.step.Step;
import io.attune.mapping.type.Lookup;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Type;
import io.attune.mapping.type.Unfit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One column: how a row stands in one system.
 *
 * @param steps    in reading order
 * @param back     what only writing does, in the place of the steps backwards; empty for a column that can be read back
 * @param only     the last thing read, behind the type
 * @param fallback taken where a blank is read, as the file has it
 */
record Lens(Origin origin, List<Step> steps, Optional<Back> back, Type type, Optional<Step> only,
        Optional<JsonNode> fallback) {

    /** A way back that is not the way there. */
    sealed interface Back {
        record BySteps(List<Step> steps) implements Back {}

        record ByFormula(Formula formula) implements Back {}
    }

    /**
     * What a system holds now, step by step.
     *
     * @param before what each step was given; behind the steps: what the type was given, and what {@code only} was
     * given
     * @param value  what all of it reads as; missing where it cannot be read
     */
    record Seen(JsonNode[] before, JsonNode value) {

        static final Seen NOTHING = new Seen(new JsonNode[0], MissingNode.getInstance());

        JsonNode before(int step) {
            return step < before.length ? before[step] : MissingNode.getInstance();
        }
    }

    /** Whether what was written reads back: false where writing goes another way than reading. */
    boolean readsBack() {
        return back.isEmpty() || origin instanceof Origin.Computed;
    }

    /** What its steps, either way, find in records of other mappings. */
    Stream<Lookup> lookups() {
        return lookups(steps, back);
    }

    static Stream<Lookup> lookups(List<Step> steps, Optional<Back> back) {
        var backwards = back.filter(BySteps.class::isInstance).map(way -> ((BySteps) way).steps()).orElse(List.of());
        return Stream.concat(steps.stream(), backwards.stream()).flatMap(step -> step.lookup().stream());
    }

    JsonNode read(Scene scene, Trace trace) throws Unfit {
        var value = origin.read(scene);
        trace.step("", "", value);
        for (var step : steps) {
            value = step.read(value, scene.rows());
            trace.step(step.name(), step.words(), value);
        }
        value = type.read(value, scene.rows());
        trace.step(type.name(), "", value);
        if (only.isPresent()) {
            value = only.get().read(value, scene.rows());
            trace.step(only.get().name(), only.get().words(), value);
        }
        return orFallback(value, scene.rows(), trace);
    }

    private JsonNode orFallback(JsonNode value, RowContext rows, Trace trace) throws Unfit {
        if (!value.isNull() || fallback.isEmpty()) {
            return value;
        }
        var instead = type.read(fallback.get(), rows);
        trace.step("default", "stands in for a blank", instead);
        return instead;
    }

    /** What the system holds now. What cannot be read counts as not being there: it will be written over. */
    Seen look(Scene current) {
        if (current.here().isMissingNode()) {
            return Seen.NOTHING;
        }
        var before = new JsonNode[steps.size() + 2];
        Arrays.fill(before, MissingNode.getInstance());
        try {
            var value = origin.read(current);
            for (int i = 0; i < steps.size(); i++) {
                before[i] = value;
                value = steps.get(i).read(value, current.rows());
            }
            before[steps.size()] = value;
            value = type.read(value, current.rows());
            before[steps.size() + 1] = value;
            value = only.isPresent() ? only.get().read(value, current.rows()) : value;
            return new Seen(before, orFallback(value, current.rows(), Trace.NONE));
        } catch (Unfit | FormulaException e) {
            return new Seen(before, MissingNode.getInstance());
        }
    }

    /** What the origin is to be given so that it reads as this value. */
    JsonNode put(JsonNode shared, Seen seen, Map<String, JsonNode> allShared, Scene current, Trace trace) throws Unfit {
        var value = shared;
        if (only.isPresent()) {
            value = only.get().write(value, seen.before(steps.size() + 1), current.rows());
            trace.step(only.get().name(), "", value);
        }
        value = type.write(value, current.rows());
        trace.step(type.name(), "", value);
        if (back.isPresent()) {
            return goBack(back.get(), value, allShared, current, trace);
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            value = steps.get(i).write(value, seen.before(i), current.rows());
            trace.step(steps.get(i).name(), "", value);
        }
        return value.isMissingNode() ? NullNode.instance : value;
    }

    private static JsonNode goBack(Back way, JsonNode written, Map<String, JsonNode> allShared, Scene current,
            Trace trace)
            throws Unfit {
        if (way instanceof Back.ByFormula by) {
            var shared = Canonical.NODES.objectNode();
            shared.setAll(allShared);
            var value = by.formula().evaluate(Map.of("value", written, "shared", shared));
            trace.step("write_formula", by.formula().text(), value);
            return value;
        }
        var value = written;
        for (var step : ((Back.BySteps) way).steps()) {
            value = step.read(value, current.rows());
            trace.step(step.name(), step.words(), value);
        }
        return value;
    }
}
