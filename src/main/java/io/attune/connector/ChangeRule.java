package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.shape.Moments;
import io.attune.connector.shape.Row;
import io.attune.connector.shape.Rows;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the events of some topics tell of an object.
 *
 * @param record where the record stands in the event; empty: the event itself
 * @param shape  its form; empty: only the id is told
 * @param extent how much of the record's change they tell
 */
record ChangeRule(List<String> topics, String object, Optional<Path> record, Optional<Rows> shape, Where where,
        Optional<Formula> deleteWhen, Change.Extent extent, ObservedRule observed) {

    /** Where an event tells what is not in the record. An id that is not told there is the record's own. */
    record Where(Optional<Row> id, String idField, Optional<Row> occurredAt, Optional<Row> revision,
            Optional<Row> actor, Optional<Row> mergedInto) {

        Optional<String> actor(JsonNode event) {
            return text(actor, event);
        }

        Optional<String> mergedInto(JsonNode event) {
            return text(mergedInto, event);
        }

        private static Optional<String> text(Optional<Row> row, JsonNode event) {
            return row.map(it -> Template.plain(it.read(event))).filter(text -> !text.isBlank());
        }
    }

    ChangeRule {
        topics = List.copyOf(topics);
    }

    /**
     * One change for each id that is told; none where no id is.
     *
     * @throws FormulaException where a formula does not fit
     */
    List<Change> read(JsonNode event, Optional<Instant> triggeredAt) {
        var told = shape.map(rows -> rows.record(record.map(path -> path.read(event)).orElse(event)))
                .orElseGet(Canonical.NODES::objectNode);
        var changes = new ArrayList<Change>();
        for (var id : ids(event, told)) {
            changes.add(change(id, event, told, triggeredAt));
        }
        return changes;
    }

    private List<String> ids(JsonNode event, ObjectNode told) {
        var value = where.id().map(row -> row.read(event)).orElseGet(() -> told.path(where.idField()));
        var ids = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(one -> ids.add(Template.plain(one)));
        } else {
            ids.add(Template.plain(value));
        }
        ids.removeIf(String::isBlank);
        return ids;
    }

    private Change change(String id, JsonNode event, ObjectNode told, Optional<Instant> triggeredAt) {
        var into = where.mergedInto(event).filter(other -> !other.equals(id));
        var kind = into.isPresent() || isDeleted(event) ? Change.Kind.DELETED : Change.Kind.SEEN;
        var seen = observed.of(told);
        var occurred = where.occurredAt().flatMap(row -> Moments.read(row.read(event)))
                .or(seen::changedAt)
                .or(() -> triggeredAt);
        return new Change(object, id, kind, told, revision(event, seen), occurred, where.actor(event).or(seen::actor),
                extent, into);
    }

    private OptionalLong revision(JsonNode event, Observed seen) {
        return where.revision().map(row -> observed.revision().number(row.read(event))).orElseGet(seen::revision);
    }

    private boolean isDeleted(JsonNode event) {
        return deleteWhen.map(formula -> formula.evaluate(Map.of("source", event)).booleanValue()).orElse(false);
    }
}
