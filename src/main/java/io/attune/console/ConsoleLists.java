package io.attune.console;

import io.attune.review.DeadLetters;
import io.attune.review.Deliveries;
import io.attune.review.DeliveryView;
import io.attune.review.EventView;
import io.attune.review.Events;
import io.attune.review.RecordSummary;
import io.attune.review.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The lists of the console, each as a table of data. */
@ApplicationScoped
class ConsoleLists {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final List<String> DECISIONS = List.of("replay", "discard");

    private final Map<String, ConsoleList<?>> lists = new TreeMap<>();

    ConsoleLists(Events events, Records records, Deliveries deliveries, DeadLetters deadLetters, ReviewLists review) {
        add(events(events));
        add(records(records));
        add(new ConsoleList<>("deliveries", "Deliveries", "What is yet to be delivered; the longest waiting first.",
                deliveries, Deliveries.FILTERS, deliveryColumns(true), DeliveryActions::of, List.of()));
        add(new ConsoleList<>("dead-letters", "Dead letters",
                "What could not be delivered and waits for a person; the longest waiting first.",
                deadLetters, DeadLetters.FILTERS, deliveryColumns(false), DeliveryActions::of, DECISIONS));
        review.all().forEach(this::add);
    }

    private void add(ConsoleList<?> list) {
        lists.put(list.name(), list);
    }

    Optional<ConsoleList<?>> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    private static ConsoleList<EventView> events(Events events) {
        return new ConsoleList<>("events", "Events", "What connections told us; the latest first.", events,
                Events.FILTERS, List.of(
                        new Column<>("Event", event ->
                                Cell.number(event.id()).leadingTo("/console/events/" + event.id())),
                        new Column<>("Received", event -> Cell.time(event.receivedAt())),
                        new Column<>("Connection", event -> Cell.text(event.connection())),
                        new Column<>("Topic", event -> Cell.text(event.topic())),
                        new Column<>("State", event -> Cell.badge(event.state(), event.parked())),
                        new Column<>("Why", event -> Cell.text(event.why()))),
                event -> List.of(), List.of());
    }

    private static ConsoleList<RecordSummary> records(Records records) {
        return new ConsoleList<>("records", "Records",
                "The newest first; of one mapping, the last changed first.", records, Records.FILTERS,
                List.of(
                        new Column<>("Record", record -> record(record.id())),
                        new Column<>("Mapping", record -> Cell.text(record.mapping())),
                        new Column<>("State", record -> Cell.badge(record.state(), false)),
                        new Column<>("Ids", record -> Cell.text(pairs(record.ids()))),
                        new Column<>("Lagging", record -> record.lagging().isEmpty() ? Cell.text("")
                                : Cell.badge(pairs(record.lagging()), waitsForPerson(record))),
                        new Column<>("Changed", record -> Cell.time(record.updatedAt()))),
                record -> List.of(), List.of());
    }

    private static boolean waitsForPerson(RecordSummary record) {
        return record.lagging().containsValue("dead") || record.lagging().containsValue("held");
    }

    private static List<Column<DeliveryView>> deliveryColumns(boolean state) {
        var columns = new ArrayList<Column<DeliveryView>>(List.of(
                new Column<>("Record", delivery -> record(delivery.record())),
                new Column<>("Mapping", delivery -> Cell.text(delivery.mapping())),
                new Column<>("System", delivery -> Cell.text(delivery.system())),
                new Column<>("Lagging since", delivery -> Cell.time(delivery.since())),
                new Column<>("Tries", delivery -> Cell.number(delivery.tries())),
                new Column<>("In the system's words", delivery -> Cell.text(delivery.words()))));
        if (state) {
            columns.add(3, new Column<>("State", delivery ->
                    Cell.badge(delivery.state(), delivery.dead() || delivery.held())));
        }
        return columns;
    }

    static Cell record(UUID id) {
        return Cell.id(id).leadingTo("/console/records/" + id);
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + NO_BREAK_SPACE + pair.getValue())
                .collect(Collectors.joining(", "));
    }
}
