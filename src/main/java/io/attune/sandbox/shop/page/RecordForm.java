package io.attune.sandbox.shop.page;

import java.util.List;
import java.util.Map;

/**
 * A form for a record.
 *
 * @param address where it is posted to
 * @param actions what else can be done, each a button of its own
 * @param told    the record as its webhook shows it; empty for a new one
 */
public record RecordForm(String title, String address, List<Input> inputs, List<Action> actions, String told,
        List<String> errors) {

    /** A button. */
    public record Action(String address, String label, boolean danger) {}

    static RecordForm of(String title, String address, List<Input> inputs) {
        return new RecordForm(title, address, inputs, List.of(), "", List.of());
    }

    RecordForm with(List<Action> actions, String told) {
        return new RecordForm(title, address, inputs, actions, told, errors);
    }

    /** As it was sent, and why it was not saved. */
    RecordForm refused(Map<String, String> form, List<String> why) {
        var filled = inputs.stream().map(input -> input.filledWith(form)).toList();
        return new RecordForm(title, address, filled, actions, told, why);
    }
}
