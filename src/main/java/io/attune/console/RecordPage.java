package io.attune.console;

import io.attune.review.DeliveryView;
import io.attune.review.FieldView;
import io.attune.review.HeldView;
import io.attune.review.RecordView;
import io.attune.review.SystemView;
import java.util.List;
import java.util.Optional;

/** A record, as its page needs it. */
record RecordPage(RecordView view, List<SystemColumn> systems, List<FieldLine> fields, boolean masked) {

    /** @param delivery what is yet to be delivered there */
    record SystemColumn(String name, SystemView system, Optional<DeliveryView> delivery, List<Action> actions) {}

    /** @param held in the order of the systems; empty where nothing is known */
    record FieldLine(String name, FieldView field, String value, List<Optional<HeldCell>> held) {}

    /** @param same it holds what was agreed, so the value need not be read again */
    record HeldCell(String value, boolean same, HeldView held) {}

    static RecordPage of(RecordView view) {
        var systems = view.systems().entrySet().stream()
                .map(system -> column(system.getKey(), system.getValue(), view.deliveries()))
                .toList();
        var fields = view.fields().entrySet().stream()
                .map(field -> line(field.getKey(), field.getValue(), systems))
                .toList();
        return new RecordPage(view, systems, fields, fields.stream().anyMatch(line -> line.field().masked()));
    }

    private static SystemColumn column(String name, SystemView system, List<DeliveryView> deliveries) {
        var delivery = deliveries.stream().filter(one -> one.system().equals(name)).findFirst();
        return new SystemColumn(name, system, delivery, delivery.map(DeliveryActions::of).orElse(List.of()));
    }

    private static FieldLine line(String name, FieldView field, List<SystemColumn> systems) {
        return new FieldLine(name, field, ReviewLists.text(field.value()), systems.stream()
                .map(system -> Optional.ofNullable(field.systems().get(system.name())).map(RecordPage::cell))
                .toList());
    }

    private static HeldCell cell(HeldView held) {
        return new HeldCell(held.value().map(ReviewLists::text).orElse(""), held.agrees(), held);
    }
}
