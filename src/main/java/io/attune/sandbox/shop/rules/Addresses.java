package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses as records keep them. Country and province can be given by code or by name, and are kept as both. */
public final class Addresses {

    private static final List<String> PLAIN =
            List.of("first_name", "last_name", "company", "address1", "address2", "city", "zip", "phone");

    private Addresses() {}

    /** The address with the given fields changed; what is not given stays. */
    static ObjectNode merged(JsonNode before, JsonNode input) {
        ObjectNode after = before.isObject() ? before.deepCopy() : blank();
        PLAIN.stream().filter(input::has).forEach(field -> after.set(field, Texts.kept(input.get(field))));
        given(input, "country").ifPresent(country -> putCountry(after, country));
        given(input, "province").ifPresent(province -> putProvince(after, province));
        var name = Texts.joined(Texts.at(after, "first_name"), Texts.at(after, "last_name"));
        return after.put("name", name);
    }

    /** What is wrong with the given fields. */
    static Optional<UserError> error(JsonNode input) {
        return given(input, "country")
                .filter(country -> !country.isBlank() && Regions.country(country).isEmpty())
                .map(country -> UserError.at("country", "Country is not valid", "INVALID"));
    }

    private static ObjectNode blank() {
        var address = Canonical.NODES.objectNode();
        PLAIN.forEach(address::putNull);
        return address.putNull("province").putNull("country").putNull("province_code").putNull("country_code");
    }

    /** A code counts more than a name. */
    private static Optional<String> given(JsonNode input, String what) {
        var code = input.path(what + "_code");
        var value = code.isMissingNode() ? input.path(what) : code;
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText("").strip());
    }

    private static void putCountry(ObjectNode address, String country) {
        var code = Regions.country(country);
        address.put("country_code", code.orElse(null)).put("country", code.map(Regions::countryName).orElse(null));
    }

    private static void putProvince(ObjectNode address, String province) {
        var country = address.path("country_code").asText("");
        var code = Regions.province(country, province);
        var name = code.flatMap(it -> Regions.provinceName(country, it)).orElse(province.isEmpty() ? null : province);
        address.put("province_code", code.orElse(null)).put("province", name);
    }

    /** The address that stands for the customer; empty if there is none. */
    public static Optional<JsonNode> standard(JsonNode customer) {
        return list(customer).stream().filter(address -> address.path("default").asBoolean()).findFirst();
    }

    public static Optional<JsonNode> find(JsonNode customer, long id) {
        return list(customer).stream().filter(address -> address.path("id").longValue() == id).findFirst();
    }

    /** Adds it to the customer, or takes it for the one with the same id. The first address is the standard one. */
    static void put(ObjectNode customer, ObjectNode address, boolean asStandard) {
        boolean standard = asStandard || address.path("default").asBoolean() || standard(customer).isEmpty();
        var all = new ArrayList<JsonNode>();
        for (var other : list(customer)) {
            boolean same = other.path("id").equals(address.path("id"));
            var kept = same ? address : ((ObjectNode) other.deepCopy());
            all.add(kept.put("default", same ? standard : !standard && other.path("default").asBoolean()));
        }
        if (find(customer, address.path("id").longValue()).isEmpty()) {
            all.add(address.put("default", standard));
        }
        customer.putArray("addresses").addAll(all);
    }

    /** A customer's address with its ids. */
    static ObjectNode owned(ObjectNode address, JsonNode customer, long id) {
        var owned = Canonical.NODES.objectNode().put("id", id);
        owned.set("customer_id", customer.path("id"));
        owned.setAll(address);
        owned.set("country_name", address.path("country"));
        return owned.put("default", address.path("default").asBoolean());
    }

    /**
     * The list that stands in the input is the new list: what is not in it is gone. The standard one stays if it is in
     * it.
     */
    static void replace(ObjectNode customer, JsonNode inputs, Chance chance) {
        var before = customer.deepCopy();
        customer.putArray("addresses");
        for (var input : inputs) {
            var old = input.path("id").isTextual()
                    ? Gid.parse(input.path("id").textValue()).flatMap(gid -> find(before, gid.id()))
                    : Optional.<JsonNode>empty();
            long id = old.map(it -> it.path("id").longValue()).orElseGet(chance::id);
            var address = merged(old.orElse(Canonical.NODES.missingNode()), input);
            put(customer, owned(address, customer, id), false);
        }
    }

    private static List<JsonNode> list(JsonNode customer) {
        return Items.of(customer.path("addresses")).toList();
    }
}
