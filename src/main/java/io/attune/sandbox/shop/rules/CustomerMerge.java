package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Makes one customer of two. The shop says which of them stays: the one with an e-mail address; of two such the one
 * with an enabled account, else one that was invited; else the second. What the one that stays lacks it takes from the
 * other, with all tags, addresses and orders; its own metafields stay.
 */
public final class CustomerMerge {

    private static final List<String> ACCOUNTS = List.of("enabled", "invited");
    private static final List<String> TAKEN =
            List.of("email", "phone", "first_name", "last_name", "note", "email_marketing_consent");

    private final Draft draft;

    public CustomerMerge(Draft draft) {
        this.draft = draft;
    }

    /** @return the customer that stays */
    public Edited run(long one, long two) {
        var first = draft.edit(Kind.CUSTOMER, one);
        var second = draft.edit(Kind.CUSTOMER, two);
        if (first.isEmpty() || second.isEmpty() || one == two) {
            var field = first.isEmpty() ? "customerOneId" : "customerTwoId";
            return Edited.refused(UserError.at(field, "Customer is not valid", "INVALID_CUSTOMER_ID"));
        }
        return staysFirst(first.get(), second.get()) ? merged(first.get(), second.get())
                : merged(second.get(), first.get());
    }

    private static boolean staysFirst(JsonNode first, JsonNode second) {
        if (first.hasNonNull("email") != second.hasNonNull("email")) {
            return first.hasNonNull("email");
        }
        return first.hasNonNull("email") && rank(first) < rank(second);
    }

    private static int rank(JsonNode customer) {
        int rank = ACCOUNTS.indexOf(customer.path("state").asText());
        return rank < 0 ? ACCOUNTS.size() : rank;
    }

    private Edited merged(ObjectNode kept, ObjectNode gone) {
        var before = kept.deepCopy();
        TAKEN.stream().filter(field -> !kept.hasNonNull(field)).forEach(field -> kept.set(field, gone.path(field)));
        Tags.add(kept, Tags.of(gone));
        gone.path("addresses").forEach(address -> Addresses.put(kept,
                Addresses.owned((ObjectNode) address.deepCopy(), kept, address.path("id").longValue()), false));
        count(kept, gone);
        kept.put("updated_at", draft.time());
        draft.remove(Kind.CUSTOMER, gone.path("id").longValue());
        draft.save(Kind.CUSTOMER, kept);
        takeOrders(kept, gone);
        draft.tell(List.of(CustomerNotices.merged(kept, gone)));
        draft.tell(new CustomerNotices(draft).of(Optional.of(before), kept));
        return Edited.to(kept);
    }

    private static void count(ObjectNode kept, JsonNode gone) {
        BigDecimal spent = Money.of(kept.path("total_spent")).add(Money.of(gone.path("total_spent")));
        kept.put("orders_count", kept.path("orders_count").asInt() + gone.path("orders_count").asInt());
        kept.put("total_spent", Money.text(spent));
    }

    private void takeOrders(JsonNode kept, JsonNode gone) {
        draft.all(Kind.ORDER).filter(order -> order.path("customer_id").equals(gone.path("id"))).toList()
                .forEach(order -> draft.save(Kind.ORDER, order.deepCopy().set("customer_id", kept.get("id"))));
    }
}
