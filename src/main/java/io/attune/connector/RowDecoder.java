package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.shape.Row;
import io.attune.connector.shape.Rows;
import io.attune.connector.shape.Step;
import io.attune.document.Path;
import io.attune.document.Shape.Field;
import io.attune.expression.Formula;
import io.attune.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of a shape. */
final class RowDecoder {

    private RowDecoder() {}

    /** @param fields those that the object, or this part of it, declares */
    static Rows rows(Section rows, Map<String, Field> fields, boolean sameNames) {
        var decoded = new LinkedHashMap<String, Row>();
        rows.entries().forEach((name, at) -> {
            if (Parse.isKnownKey(at, fields.keySet(), "field")) {
                decoded.put(name, row(at, fields.get(name).fields()));
            }
        });
        return new Rows(fields, decoded, sameNames);
    }

    /** A single value, where one is written. */
    static Optional<Row> optional(Section at) {
        return at.isWritten() ? Optional.of(row(at, Map.of())) : Optional.empty();
    }

    static Row row(Section at, Map<String, Field> inner) {
        if (at.node().isTextual()) {
            return Row.at(Parse.path(at));
        }
        if (at.has("path") == at.has("formula")) {
            at.problem("expected either 'path' or 'formula'");
        }
        return new Row(at.has("path") ? Optional.of(Parse.path(at.at("path"))) : Optional.<Path>empty(),
                at.has("formula") ? Optional.of(Parse.formula(at.at("formula"), Scopes.SOURCE))
                        : Optional.<Formula>empty(),
                steps(at), at.text("join"), inner(at.at("rows"), inner));
    }

    private static Optional<Rows> inner(Section rows, Map<String, Field> fields) {
        if (rows.isWritten() && fields.isEmpty()) {
            rows.problemOfKey("the field declares no fields of its own, so it has no rows");
        }
        return rows.isWritten() && !fields.isEmpty() ? Optional.of(rows(rows, fields, false)) : Optional.empty();
    }

    /** In the order in which they are documented: the part of the text, its letters, the table, the moment. */
    private static List<Step> steps(Section at) {
        var steps = new ArrayList<Step>();
        at.text("after_last").ifPresent(mark -> steps.add(new Step.AfterLast(mark)));
        at.text("before_first").ifPresent(mark -> steps.add(new Step.BeforeFirst(mark)));
        at.text("letters").ifPresent(letters ->
                steps.add(letters.equals("lower") ? new Step.Lower() : new Step.Upper()));
        if (at.has("table")) {
            var words = new LinkedHashMap<String, JsonNode>();
            at.at("table").entries().forEach((word, value) -> words.put(word, value.node()));
            steps.add(new Step.Table(words));
        }
        at.text("epoch").ifPresent(unit -> steps.add(new Step.Epoch(unit.equals("millis"))));
        return steps;
    }
}
