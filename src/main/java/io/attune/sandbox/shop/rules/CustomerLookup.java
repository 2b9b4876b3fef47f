package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Finds a customer by one of the identifiers that the vendor takes. */
public final class CustomerLookup {

    private final Records records;

    public CustomerLookup(Records records) {
        this.records = records;
    }

    /**
     * By the first that is given: {@code id}, {@code custom_id}, {@code email} or {@code email_address}, {@code phone}
     * or {@code phone_number}.
     */
    public Optional<ObjectNode> find(JsonNode identifier) {
        if (identifier.hasNonNull("id")) {
            return Gid.parse(identifier.get("id").asText()).flatMap(gid -> records.find(Kind.CUSTOMER, gid.id()));
        } else if (identifier.hasNonNull("custom_id")) {
            return Metafields.owner(records, Kind.CUSTOMER, identifier.get("custom_id"));
        }
        var email = value(identifier, "email", "email_address");
        return email.isPresent() ? email.flatMap(it -> by("email", it))
                : value(identifier, "phone", "phone_number").flatMap(it -> by("phone", Texts.phone(it).orElse(it)));
    }

    private static Optional<String> value(JsonNode identifier, String... names) {
        return List.of(names).stream().flatMap(name -> Texts.at(identifier, name).stream()).map(String::strip)
                .findFirst();
    }

    private Optional<ObjectNode> by(String field, String value) {
        return records.all(Kind.CUSTOMER)
                .filter(customer -> customer.path(field).asText("").equalsIgnoreCase(value))
                .findFirst();
    }
}
