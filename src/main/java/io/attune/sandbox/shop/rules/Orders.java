package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes, changes, cancels and deletes orders, and keeps their customers' totals. */
public final class Orders {

    private static final UserError MISSING = UserError.at("id", "Order does not exist", "NOT_FOUND");

    private final Draft draft;
    private final Customers customers;

    public Orders(Draft draft) {
        this.draft = draft;
        this.customers = new Customers(draft);
    }

    /** Makes the order, and its customer where the input brings one along: both or neither. */
    public Edited create(JsonNode input) {
        var branch = draft.branch();
        var edited = new Orders(branch).createWithCustomer(input);
        if (edited.errors().isEmpty()) {
            draft.adopt(branch);
        }
        return edited.mapErrors(error -> error.under("order"));
    }

    private Edited createWithCustomer(JsonNode input) {
        var errors = OrderCheck.errors(draft, input);
        if (!errors.isEmpty()) {
            return Edited.refused(errors);
        }
        var buyer = buyer(input);
        if (!buyer.errors().isEmpty()) {
            return buyer;
        }
        var order = new OrderFields(draft, input).order(buyer.record());
        var refused = metafields(order).setAll(input.path("metafields"));
        return refused.isEmpty() ? created(order) : Edited.refused(refused);
    }

    private Edited created(ObjectNode order) {
        draft.save(Kind.ORDER, order);
        count(order, 1, spent(order), Optional.of(order));
        tell("orders/create", order);
        return Edited.to(order);
    }

    /** Who orders; an order may have nobody. */
    private Edited buyer(JsonNode input) {
        var customer = input.path("customer");
        if (customer.path("to_upsert").isObject()) {
            var upsert = customer.path("to_upsert");
            return new CustomerLookup(draft).find(upsert)
                    .map(found -> customers.update(found.path("id").longValue(), upsert))
                    .orElseGet(() -> customers.create(upsert))
                    .mapErrors(error -> error.under("customer", "toUpsert"));
        } else if (customer.path("to_associate").isObject()) {
            return existing(customer.path("to_associate"), "customer");
        } else if (input.hasNonNull("customer_id")) {
            return existing(Canonical.NODES.objectNode().set("id", input.get("customer_id")), "customerId");
        }
        return new Edited(Optional.empty(), List.of());
    }

    private Edited existing(JsonNode identifier, String field) {
        return new CustomerLookup(draft).find(identifier).map(Edited::to)
                .orElseGet(() -> Edited.refused(UserError.at(field, "Customer is invalid", "INVALID")));
    }

    /** What the vendor's {@code orderUpdate} can change. */
    public Edited update(long id, JsonNode input) {
        return change(id, order -> {
            List.of("email", "note", "po_number").stream().filter(input::has)
                    .forEach(field -> order.set(field, Texts.kept(input.get(field))));
            Texts.at(input, "phone").ifPresent(phone -> order.put("phone", Texts.phone(phone).orElse(phone)));
            if (input.hasNonNull("tags")) {
                Tags.set(order, OrderFields.texts(input.get("tags")));
            }
            if (input.hasNonNull("custom_attributes")) {
                order.set("note_attributes", OrderFields.attributes(input.get("custom_attributes")));
            }
            var errors = new ArrayList<>(metafields(order).setAll(input.path("metafields")));
            if (input.path("shipping_address").isObject()) {
                var address = input.path("shipping_address");
                Addresses.error(address).map(it -> it.under("shippingAddress")).ifPresentOrElse(errors::add,
                        () -> order.set("shipping_address", Addresses.merged(order.path("shipping_address"), address)));
            }
            return errors;
        });
    }

    /** Payment taken, voided or given back, as the admin's buttons do. */
    public Edited setFinancialStatus(long id, String status) {
        return change(id, order -> {
            order.put("financial_status", status.toLowerCase(Locale.ROOT));
            return List.of();
        });
    }

    public Edited cancel(long id) {
        return change(id, order -> {
            if (!order.hasNonNull("cancelled_at")) {
                order.put("cancelled_at", draft.time()).put("cancel_reason", "customer").put("closed_at", draft.time());
            }
            return List.of();
        });
    }

    public Edited delete(long id) {
        var found = draft.find(Kind.ORDER, id);
        found.ifPresent(order -> {
            draft.remove(Kind.ORDER, id);
            count(order, -1, spent(order).negate(), Optional.empty());
            var body = Canonical.NODES.objectNode().put("id", id);
            draft.tell(List.of(new Notice.Told("orders/delete", body)));
        });
        return found.map(Edited::to).orElseGet(() -> Edited.refused(MISSING));
    }

    Edited change(long id, Function<ObjectNode, List<UserError>> edit) {
        var before = draft.find(Kind.ORDER, id);
        if (before.isEmpty()) {
            return Edited.refused(MISSING);
        }
        ObjectNode order = before.get().deepCopy();
        var errors = edit.apply(order);
        if (!errors.isEmpty()) {
            return Edited.refused(errors);
        }
        if (!Canonical.of(before.get()).equals(Canonical.of(order))) {
            draft.save(Kind.ORDER, order.put("updated_at", draft.time()));
            count(order, 0, spent(order).subtract(spent(before.get())), Optional.empty());
            tell("orders/updated", order);
        }
        return Edited.to(order);
    }

    private Metafields metafields(ObjectNode order) {
        return new Metafields(draft, Kind.ORDER, order);
    }

    private void count(ObjectNode order, int orders, BigDecimal spent, Optional<JsonNode> last) {
        if (order.hasNonNull("customer_id")) {
            customers.count(order.get("customer_id").longValue(), orders, spent, last);
        }
    }

    private static BigDecimal spent(ObjectNode order) {
        return OrderTotals.of(order).spent();
    }

    private void tell(String topic, ObjectNode order) {
        var customer = draft.find(Kind.CUSTOMER, order.path("customer_id").longValue());
        draft.tell(List.of(new Notice.Told(topic, OrderBody.of(order, customer, draft.shape()))));
    }
}
