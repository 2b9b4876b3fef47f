package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.sandbox.shop.rules.Addresses;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.OrderBody;
import io.attune.sandbox.shop.rules.Orders;
import io.attune.sandbox.shop.rules.Records;
import io.attune.sandbox.shop.rules.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order's form: a new one is made of what the shop sells; later its note, tags, mail address and payment can change.
 */
final class OrderEditor implements Editor {

    private static final String ADDRESS = "/sandbox/shop/orders/";
    private static final List<String> PAYMENTS =
            List.of("paid", "pending", "authorized", "partially_refunded", "refunded", "voided");
    private static final int LINES = 3;

    @Override
    public RecordForm blank(Records records) {
        var inputs = new ArrayList<Input>();
        inputs.add(Input.pick("customer", "Customer", choices(records.all(Kind.CUSTOMER).map(OrderEditor::customer))));
        inputs.add(Input.choice("financial_status", "Payment", "paid", PAYMENTS));
        var variants = choices(records.all(Kind.PRODUCT).flatMap(OrderEditor::variants));
        for (int i = 1; i <= LINES; i++) {
            inputs.add(Input.pick("variant" + i, "Item " + i, variants));
            inputs.add(Input.of("number", "quantity" + i, "Quantity " + i, "1"));
        }
        inputs.add(Input.text("tags", "Tags, separated by commas", ""));
        inputs.add(Input.lines("note", "Note", ""));
        return RecordForm.of("New order", ADDRESS + "new", inputs);
    }

    @Override
    public RecordForm of(ObjectNode order, Records records) {
        var address = ADDRESS + order.path("id").asText();
        var customer = records.find(Kind.CUSTOMER, order.path("customer_id").longValue());
        var actions = new ArrayList<RecordForm.Action>();
        if (!order.hasNonNull("cancelled_at")) {
            actions.add(new RecordForm.Action(address + "/cancel", "Cancel the order", false));
        }
        actions.add(new RecordForm.Action(address + "/delete", "Delete", true));
        return RecordForm.of("Order " + text(order, "name"), address, inputs(order))
                .with(actions, OrderBody.of(order, customer, Shape.FULL).toPrettyString());
    }

    private static List<Input> inputs(JsonNode order) {
        return List.of(
                Input.choice("financial_status", "Payment", text(order, "financial_status"), PAYMENTS),
                Input.text("email", "E-mail", text(order, "email")),
                Input.text("tags", "Tags, separated by commas", text(order, "tags")),
                Input.lines("note", "Note", text(order, "note")));
    }

    @Override
    public Edited create(Draft draft, Map<String, String> form) {
        var fields = new Fields(form, Map.of());
        var input = fields.changed(List.of("note"));
        fields.putTags(input);
        input.put("financial_status", fields.text("financial_status").toUpperCase(Locale.ROOT));
        Gid.parse(fields.text("customer")).flatMap(gid -> draft.find(Kind.CUSTOMER, gid.id())).ifPresent(customer -> {
            input.put("customer_id", fields.text("customer"));
            Addresses.standard(customer).ifPresent(address -> input.set("shipping_address", address));
        });
        var lines = input.putArray("line_items");
        for (int i = 1; i <= LINES; i++) {
            if (!fields.text("variant" + i).isEmpty()) {
                lines.addObject().put("variant_id", fields.text("variant" + i)).put("quantity", quantity(fields, i));
            }
        }
        return new Orders(draft).create(input);
    }

    private static int quantity(Fields fields, int line) {
        try {
            return Integer.parseInt(fields.text("quantity" + line));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public Edited update(Draft draft, ObjectNode order, Map<String, String> form) {
        var before = inputs(order).stream().collect(Collectors.toMap(Input::name, Input::value));
        var fields = new Fields(form, before);
        var input = fields.changed(List.of("email", "note"));
        fields.putTags(input);
        long id = order.path("id").longValue();
        var edited = new Orders(draft).update(id, input);
        return edited.errors().isEmpty() && fields.isChanged("financial_status")
                ? new Orders(draft).setFinancialStatus(id, fields.text("financial_status")) : edited;
    }

    @Override
    public Edited delete(Draft draft, long id) {
        return new Orders(draft).delete(id);
    }

    private static List<Input.Choice> choices(Stream<Input.Choice> choices) {
        return Stream.concat(Stream.of(new Input.Choice("", "–")), choices).toList();
    }

    private static Input.Choice customer(JsonNode customer) {
        var label =
                String.join(" ", text(customer, "first_name"), text(customer, "last_name"), text(customer, "email"));
        return new Input.Choice(text(customer, "admin_graphql_api_id"), label.strip());
    }

    private static Stream<Input.Choice> variants(JsonNode product) {
        return Items.of(product.path("variants")).map(variant -> new Input.Choice(text(variant, "admin_graphql_api_id"),
                "%s, %s (%s)".formatted(text(product, "title"), text(variant, "title"), text(variant, "price"))));
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("");
    }
}
