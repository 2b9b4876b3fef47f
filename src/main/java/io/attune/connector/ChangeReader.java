package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.shape.Moments;
import io.attune.connector.shape.Row;
import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import io.attune.document.Path;
import io.attune.expression.FormulaException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a body into events, and events into changes.
 *
 * @param split where the events stand, from {@code body}; empty: the body is one
 * @param type  where each event says what it is about; empty: as the topic says
 * @param rules by topic
 */
record ChangeReader(Optional<Path> split, Optional<Row> type, Map<String, ChangeRule> rules) {

    ChangeReader {
        rules = InOrder.map(rules);
    }

    Inbound read(String topic, Optional<String> triggeredAt, JsonNode body) {
        try {
            return changes(topic, triggeredAt.flatMap(Moments::read), body);
        } catch (FormulaException e) {
            return new Inbound.Unreadable("a formula of the connector file does not fit this body: " + e.getMessage());
        }
    }

    private Inbound changes(String topic, Optional<Instant> triggeredAt, JsonNode body) {
        var changes = new ArrayList<Change>();
        int number = 0;
        for (var event : events(body)) {
            number++;
            var rule = rules.get(type.map(row -> Template.plain(row.read(event))).orElse(topic));
            var told = rule == null ? List.<Change>of() : rule.read(event, triggeredAt);
            if (rule != null && told.isEmpty()) {
                return new Inbound.Unreadable("change " + number + " of the body tells no id of its " + rule.object());
            }
            changes.addAll(told);
        }
        return changes.isEmpty()
                ? new Inbound.Ignored("the connector file declares no change for '" + topic + "'")
                : new Inbound.Changes(List.copyOf(changes));
    }

    private List<JsonNode> events(JsonNode body) {
        if (split.isEmpty()) {
            return List.of(body);
        }
        var found = split.get().read(Canonical.NODES.objectNode().set("body", body));
        var events = new ArrayList<JsonNode>();
        if (found.isArray()) {
            found.forEach(events::add);
        } else if (!found.isNull() && !found.isMissingNode()) {
            events.add(found);
        }
        return events;
    }
}
