package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes, changes and deletes customers. Inputs have REST's names and the vendor's ids. */
public final class Customers {

    private static final UserError MISSING = UserError.at("id", "Customer does not exist", "NOT_FOUND");

    private final Draft draft;

    public Customers(Draft draft) {
        this.draft = draft;
    }

    public Edited create(JsonNode input) {
        return store(Optional.empty(), CustomerFields.blank(draft),
                customer -> CustomerFields.apply(customer, input, draft));
    }

    public Edited update(long id, JsonNode input) {
        return change(id, customer -> CustomerFields.apply(customer, input, draft));
    }

    /** Customers who have ordered stay. */
    public Edited delete(long id) {
        var found = draft.find(Kind.CUSTOMER, id);
        if (found.isEmpty()) {
            return Edited.refused(UserError.at("id", "Customer can't be found", "NOT_FOUND"));
        }
        var customer = found.get();
        if (customer.path("orders_count").asInt() > 0) {
            return Edited.refused(UserError.at("id",
                    "Customer can’t be deleted because they have associated orders", "INVALID"));
        }
        draft.remove(Kind.CUSTOMER, id);
        draft.tell(List.of(CustomerNotices.deleted(customer)));
        return Edited.to(customer);
    }

    /** @return the customer, whose last address is the new one */
    public Edited addAddress(long id, JsonNode input, boolean asStandard) {
        return change(id, UserError.at("customerId", "Customer does not exist", "NOT_FOUND"), customer -> {
            var error = Addresses.error(input).map(it -> it.under("address"));
            if (error.isEmpty()) {
                var address = Addresses.merged(Canonical.NODES.missingNode(), input);
                Addresses.put(customer, Addresses.owned(address, customer, draft.chance().id()), asStandard);
            }
            return error.stream().toList();
        });
    }

    public Edited updateAddress(long id, long addressId, JsonNode input, boolean asStandard) {
        return change(id, UserError.at("customerId", "Customer does not exist", "NOT_FOUND"), customer -> {
            var before = Addresses.find(customer, addressId);
            if (before.isEmpty()) {
                return List.of(UserError.at("addressId", "Address does not exist", "NOT_FOUND"));
            }
            var error = Addresses.error(input).map(it -> it.under("address"));
            if (error.isEmpty()) {
                var address = Addresses.merged(before.get(), input);
                Addresses.put(customer, Addresses.owned(address, customer, addressId), asStandard);
            }
            return error.stream().toList();
        });
    }

    public Edited setConsent(long id, JsonNode input) {
        return change(id, UserError.at("customerId", "Customer not found", "INVALID"), customer -> {
            if (!customer.hasNonNull("email")) {
                return List.of(UserError.at("customerId", "Customer must have an email address", "INVALID"));
            }
            var error = Consent.error(input).map(it -> it.under("emailMarketingConsent"));
            if (error.isEmpty()) {
                customer.set("email_marketing_consent", Consent.of(input, draft));
            }
            return error.stream().toList();
        });
    }

    /** Counts in what was ordered and paid more, or less, than before. */
    void count(long id, int orders, BigDecimal spent, Optional<JsonNode> last) {
        change(id, customer -> {
            customer.put("orders_count", customer.path("orders_count").asInt() + orders);
            customer.put("total_spent", Money.text(Money.of(customer.path("total_spent")).add(spent)));
            last.ifPresent(order -> customer.put("last_order_id", order.path("id").longValue())
                    .put("last_order_name", order.path("name").asText()));
            return List.of();
        });
    }

    Edited change(long id, Function<ObjectNode, List<UserError>> edit) {
        return change(id, MISSING, edit);
    }

    private Edited change(long id, UserError missing, Function<ObjectNode, List<UserError>> edit) {
        return draft.find(Kind.CUSTOMER, id)
                .map(customer -> store(Optional.of(customer), customer.deepCopy(), edit))
                .orElseGet(() -> Edited.refused(missing));
    }

    /** Nothing is told about a customer that is as it was. */
    private Edited store(Optional<ObjectNode> before, ObjectNode customer, Function<ObjectNode, List<UserError>> edit) {
        var errors = new ArrayList<>(edit.apply(customer));
        errors.addAll(CustomerCheck.errors(draft, customer));
        if (!errors.isEmpty()) {
            return Edited.refused(errors);
        }
        if (before.isEmpty() || !Canonical.of(before.get()).equals(Canonical.of(customer))) {
            customer.put("updated_at", draft.time());
            draft.save(Kind.CUSTOMER, customer);
            draft.tell(new CustomerNotices(draft).of(before, customer));
        }
        return Edited.to(customer);
    }
}
