package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.shop.rules.Addresses;
import io.attune.sandbox.shop.rules.CustomerBody;
import io.attune.sandbox.shop.rules.Customers;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.Gid;
import io.attune.sandbox.shop.rules.Items;
import io.attune.sandbox.shop.rules.Metafields;
import io.attune.sandbox.shop.rules.Nodes;
import io.attune.sandbox.shop.rules.Records;
import io.attune.sandbox.shop.rules.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A customer's form. A save is one edit, and tells one {@code customers/update}; only emptying a birthday is another.
 */
final class CustomerEditor implements Editor {

    private static final String ADDRESS = "/sandbox/shop/customers/";
    private static final List<String> PLAIN = List.of("first_name", "last_name", "email", "phone", "note");
    private static final List<String> PLACE =
            List.of("address1", "address2", "city", "zip", "province", "country_code");
    private static final List<String> CONSENTS = List.of("subscribed", "unsubscribed", "pending");
    private static final String CONSENT = "consent";
    private static final String BIRTHDAY = "birthday";

    @Override
    public RecordForm blank(Records records) {
        return RecordForm.of("New customer", ADDRESS + "new", inputs(Canonical.NODES.objectNode()));
    }

    @Override
    public RecordForm of(ObjectNode customer, Records records) {
        var address = ADDRESS + customer.path("id").asText();
        var name = (text(customer, "first_name") + " " + text(customer, "last_name")).strip();
        return RecordForm.of(name.isEmpty() ? text(customer, "email") : name, address, inputs(customer)).with(
                List.of(new RecordForm.Action(address + "/delete", "Delete", true)),
                CustomerBody.of(customer, Shape.FULL).toPrettyString());
    }

    private static List<Input> inputs(JsonNode customer) {
        var place = place(customer);
        var birthday = Metafields.find(customer, "crm", BIRTHDAY).map(it -> text(it, "value")).orElse("");
        return List.of(
                Input.text("first_name", "First name", text(customer, "first_name")),
                Input.text("last_name", "Last name", text(customer, "last_name")),
                Input.text("email", "E-mail", text(customer, "email")),
                Input.text("phone", "Phone", text(customer, "phone")),
                Input.choice(CONSENT, "Mail marketing", consent(customer), CONSENTS),
                Input.text("tags", "Tags, separated by commas", text(customer, "tags")),
                Input.text("address1", "Address", text(place, "address1")),
                Input.text("address2", "Apartment, suite", text(place, "address2")),
                Input.text("city", "City", text(place, "city")),
                Input.text("zip", "Postal code", text(place, "zip")),
                Input.text("province", "Province or state", text(place, "province")),
                Input.text("country_code", "Country, two letters", text(place, "country_code")),
                Input.of("date", BIRTHDAY, "Birthday (metafield crm.birthday)", birthday),
                Input.lines("note", "Note", text(customer, "note")));
    }

    @Override
    public Edited create(Draft draft, Map<String, String> form) {
        var fields = new Fields(form, before(Canonical.NODES.objectNode()));
        return new Customers(draft).create(input(fields, Canonical.NODES.objectNode()));
    }

    @Override
    public Edited update(Draft draft, ObjectNode customer, Map<String, String> form) {
        var fields = new Fields(form, before(customer));
        var edited = new Customers(draft).update(customer.path("id").longValue(), input(fields, customer));
        if (edited.errors().isEmpty() && fields.isChanged(BIRTHDAY) && fields.text(BIRTHDAY).isEmpty()) {
            new Nodes(draft).deleteMetafields(birthday(customer));
        }
        return edited;
    }

    @Override
    public Edited delete(Draft draft, long id) {
        return new Customers(draft).delete(id);
    }

    private static Map<String, String> before(JsonNode customer) {
        return inputs(customer).stream().collect(Collectors.toMap(Input::name, Input::value));
    }

    private static ObjectNode input(Fields fields, JsonNode customer) {
        var input = fields.changed(PLAIN);
        fields.putTags(input);
        if (fields.isChanged(CONSENT)) {
            input.putObject("email_marketing_consent")
                    .put("marketing_state", fields.text(CONSENT).toUpperCase(Locale.ROOT));
        }
        if (fields.isChanged(BIRTHDAY) && !fields.text(BIRTHDAY).isEmpty()) {
            input.putArray("metafields").addObject().put("namespace", "crm").put("key", BIRTHDAY).put("type", "date")
                    .put("value", fields.text(BIRTHDAY));
        }
        if (fields.isAnyChanged(PLACE)) {
            putPlace(input, fields, customer);
        }
        return input;
    }

    private static JsonNode birthday(JsonNode customer) {
        var identifiers = Canonical.NODES.arrayNode();
        identifiers.addObject().put("owner_id", text(customer, "admin_graphql_api_id"))
                .put("namespace", "crm").put("key", BIRTHDAY);
        return identifiers;
    }

    /** The list of addresses replaces the old one, so all the others are named as well. */
    private static void putPlace(ObjectNode input, Fields fields, JsonNode customer) {
        var addresses = input.putArray("addresses");
        Items.of(customer.path("addresses")).forEach(address ->
                addresses.addObject().put("id", new Gid("MailingAddress", address.path("id").longValue()).toString()));
        var standard = Items.of(addresses).filter(it -> isStandard(it, customer)).findFirst();
        ((ObjectNode) standard.orElseGet(addresses::addObject)).setAll(fields.changed(PLACE));
    }

    private static boolean isStandard(JsonNode input, JsonNode customer) {
        return Gid.parse(input.path("id").asText()).map(Gid::id)
                .filter(id -> place(customer).path("id").longValue() == id).isPresent();
    }

    private static JsonNode place(JsonNode customer) {
        return Addresses.standard(customer).orElse(MissingNode.getInstance());
    }

    private static String consent(JsonNode customer) {
        return customer.path("email_marketing_consent").path("state").asText("not_subscribed");
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText("");
    }
}
