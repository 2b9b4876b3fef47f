package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lays the rows of a record side by side: what was agreed, and what each system holds of it. */
@ApplicationScoped
class SideBySide {

    private final Masks masks;
    private final MappedRows mappings;

    SideBySide(Masks masks, MappedRows mappings) {
        this.masks = masks;
        this.mappings = mappings;
    }

    RecordView view(RecordRows rows) {
        var record = rows.record();
        var words = new RecordWords.Known(Map.of(record.id, record), masks);
        return new RecordView(RecordSummary.of(record, rows.links(), rows.deliveries()), systems(rows), fields(rows),
                rows.deliveries().stream().map(row -> DeliveryView.of(row, words.words(record.id, row.words))).toList(),
                rows.problems().stream().map(row -> ProblemView.of(row, words)).toList(),
                rows.attempts().stream().map(row -> AttemptView.of(row, words.words(record.id, row.words))).toList());
    }

    /** In the order of the mapping. */
    private Map<String, SystemView> systems(RecordRows rows) {
        var links = rows.links().stream().collect(Collectors.toMap(link -> link.system, Function.identity()));
        var names = new LinkedHashSet<>(mappings.systems(rows.record().mapping));
        names.addAll(links.keySet());
        rows.deliveries().forEach(delivery -> names.add(delivery.system));
        var systems = new LinkedHashMap<String, SystemView>();
        names.forEach(name -> systems.put(name, system(name, Optional.ofNullable(links.get(name)), rows)));
        return systems;
    }

    private static SystemView system(String name, Optional<LinkRow> link, RecordRows rows) {
        return new SystemView(link.map(it -> it.extId), link.map(it -> it.seenAt), link.map(it -> it.tombstoneAt),
                rows.deliveries().stream().anyMatch(delivery -> delivery.system.equals(name)),
                rows.inDoubt().contains(name), link.map(SideBySide::frozen).orElse(List.of()));
    }

    private static List<String> frozen(LinkRow link) {
        var names = new ArrayList<String>();
        JsonText.parseOwn(link.frozen).forEach(name -> names.add(name.asText()));
        return names;
    }

    /** In the order of the mapping; what it no longer has comes last. */
    private Map<String, FieldView> fields(RecordRows rows) {
        var changes = rows.changes().stream().collect(Collectors.toMap(row -> row.field, Function.identity()));
        var agreed = JsonText.parseOwn(rows.record().fields);
        var names = new LinkedHashSet<>(mappings.rows(rows.record().mapping));
        agreed.fieldNames().forEachRemaining(names::add);
        var fields = new LinkedHashMap<String, FieldView>();
        names.stream().filter(agreed::has).forEach(name -> fields.put(name, field(
                new Field(rows.record(), name, agreed.get(name)), rows.links(),
                        Optional.ofNullable(changes.get(name)))));
        return fields;
    }

    /** @param agreed {@code {v: value, n: version, s: system, ...}}, as the column holds it */
    private record Field(RecordRow record, String name, JsonNode agreed) {
        JsonNode value() {
            return Canonical.of(agreed.path("v"));
        }

        long version() {
            return agreed.path("n").longValue();
        }
    }

    private FieldView field(Field field, List<LinkRow> links, Optional<ChangeRow> change) {
        var systems = new TreeMap<String, HeldView>();
        links.forEach(link -> systems.put(link.system, held(field, link)));
        return new FieldView(shown(field, field.value()), masks.masks(field.record().mapping, field.name()),
                field.version(),
                field.agreed().path("s").asText(), systems, change.map(row -> change(field, row)));
    }

    private HeldView held(Field field, LinkRow link) {
        var held = JsonText.parseOwn(link.fields).path(field.name());
        var value = Canonical.of(held.path("v"));
        long confirmed = held.path("n").longValue();
        boolean frozen = frozen(link).contains(field.name());
        boolean image = confirmed == field.version() && held.has("i") && value.equals(Canonical.of(held.path("i")));
        return new HeldView(held.has("v") ? Optional.of(shown(field, value)) : Optional.empty(), confirmed,
                image || value.equals(field.value()),
                confirmed < field.version() && !frozen && isWritten(field, link.system), held.has("a"), frozen);
    }

    /** A row that no mapping has any more is not written anywhere. */
    private boolean isWritten(Field field, String system) {
        return mappings.row(field.record().mapping, field.name())
                .filter(row -> row.writable().contains(system))
                .isPresent();
    }

    private ChangeView change(Field field, ChangeRow row) {
        return new ChangeView(row.version, Optional.ofNullable(row.event), row.system, Optional.ofNullable(row.actor),
                row.mappingVersion, row.decision,
                Optional.ofNullable(row.before).map(text -> shown(field, Canonical.of(JsonText.parseOwn(text)))),
                shown(field, Canonical.of(JsonText.parseOwn(row.after))), row.at);
    }

    private JsonNode shown(Field field, JsonNode value) {
        return masks.value(field.record().mapping, field.name(), value);
    }
}
