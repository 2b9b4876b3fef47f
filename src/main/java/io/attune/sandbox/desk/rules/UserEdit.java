package io.attune.sandbox.desk.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * One edit of a user, by what a request says of it. Names that the vendor does not know are passed over, as it does.
 *
 * <p>An e-mail address is written when a user is made; in a change it becomes one more address of the user, and the
 * first one stays. That is the vendor's rule: who wants to change the first one makes an identity that is primary.
 */
public final class UserEdit {

    /** Custom fields of this help desk. */
    public static final List<String> CUSTOM = List.of("street", "city", "state", "zip", "country", "shop_id",
            "shop_status", "tier");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s\"(),:;<>\\[\\]\\\\]+@[\\pL\\pN-]+(\\.[\\pL\\pN-]+)+");
    private static final Map<String, String> EVENTS = Map.of("name", "user.name_changed",
            "external_id", "user.external_id_changed", "notes", "user.notes_changed", "details", "user.details_changed",
            "tags", "user.tags_changed", "email", "user.identity_changed", "phone", "user.identity_changed",
            "identities", "user.identity_created", "user_fields", "user.custom_field_changed");
    private static final List<String> TEXTS = List.of("details", "external_id", "notes", "phone");

    private final ObjectNode before;
    private final ObjectNode after;
    private final Faults faults = new Faults();

    private UserEdit(ObjectNode before) {
        this.before = before;
        this.after = before.deepCopy();
    }

    /** How it ends. */
    public sealed interface Ending {

        /** @param told nothing, where nothing changed */
        record Fine(ObjectNode document, List<Told> told) implements Ending {}

        record Refused(Faults faults) implements Ending {}
    }

    public static Ending create(JsonNode user) {
        var edit = new UserEdit(Canonical.NODES.objectNode());
        edit.take(user);
        edit.email(user.path("email")).forEach(edit::primary);
        if (!edit.after.has("name")) {
            edit.name(TextNode.valueOf(""));
        }
        return edit.faults.isEmpty()
                ? new Ending.Fine(edit.after, List.of(new Told("user.created", Canonical.NODES.objectNode())))
                : new Ending.Refused(edit.faults);
    }

    public static Ending update(ObjectNode document, JsonNode user) {
        var edit = new UserEdit(document);
        edit.take(user);
        edit.email(user.path("email")).forEach(edit::further);
        return edit.ending();
    }

    /** One more address, or a new first one; the first one that was stays as a further one. */
    public static Ending identity(ObjectNode document, JsonNode email, boolean primary) {
        var edit = new UserEdit(document);
        edit.email(email).forEach(primary ? edit::primary : edit::further);
        return edit.ending();
    }

    /** A change with a new first address; none where that is empty. */
    public static Ending all(ObjectNode document, JsonNode user, JsonNode email) {
        var edit = new UserEdit(document);
        edit.take(user);
        edit.email(email).forEach(edit::primary);
        return edit.ending();
    }

    private Ending ending() {
        return faults.isEmpty() ? new Ending.Fine(after, told()) : new Ending.Refused(faults);
    }

    private void take(JsonNode user) {
        if (user.has("name")) {
            name(user.path("name"));
        }
        TEXTS.stream().filter(user::has).forEach(field -> text(field, user.path(field)));
        if (user.has("tags")) {
            tags(user.path("tags"));
        }
        CUSTOM.stream().filter(user.path("user_fields")::has)
                .forEach(field -> set(after.withObject("/user_fields"), field, user.path("user_fields").path(field)));
        if (after.path("user_fields").isEmpty()) {
            after.remove("user_fields");
        }
    }

    private void name(JsonNode value) {
        if (value.asText("").isBlank() || value.isNull()) {
            faults.add("name", "BlankValue", "Name: is too short (minimum one character)");
        } else {
            after.put("name", value.asText().strip());
        }
    }

    private void text(String field, JsonNode value) {
        if (value.isContainerNode()) {
            faults.add(field, "InvalidValue", field + ": is no text");
        } else {
            set(after, field, value);
        }
    }

    private static void set(ObjectNode object, String field, JsonNode value) {
        if (value.isNull() || value.asText().isEmpty()) {
            object.remove(field);
        } else {
            object.put(field, value.asText());
        }
    }

    /** The vendor keeps tags in small letters, without blanks, each once. */
    private void tags(JsonNode value) {
        var tags = new TreeSet<String>();
        value.forEach(tag -> tags.add(tag.asText().strip().toLowerCase(Locale.ROOT).replace(' ', '_')));
        tags.remove("");
        after.remove("tags");
        if (!tags.isEmpty()) {
            tags.forEach(after.putArray("tags")::add);
        }
    }

    /** The address in small letters; none where none is told, or it is no address. */
    private List<String> email(JsonNode value) {
        var text = value.asText("").strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || value.isNull()) {
            return List.of();
        }
        if (!EMAIL.matches(text)) {
            faults.add("email", "InvalidFormat", "Email: " + text + " is not properly formatted");
            return List.of();
        }
        return List.of(text);
    }

    private void primary(String email) {
        var old = after.path("email").asText("");
        after.put("email", email);
        identities(old, email);
    }

    private void further(String email) {
        if (!after.path("email").asText("").equals(email)) {
            identities(email, "");
        }
    }

    private void identities(String add, String remove) {
        var addresses = new TreeSet<String>();
        after.path("identities").forEach(one -> addresses.add(one.asText()));
        addresses.add(add);
        addresses.remove(remove);
        addresses.remove("");
        after.remove("identities");
        if (!addresses.isEmpty()) {
            addresses.forEach(after.putArray("identities")::add);
        }
    }

    private List<Told> told() {
        var told = new ArrayList<Told>();
        EVENTS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(event -> {
            if (!before.path(event.getKey()).equals(after.path(event.getKey()))) {
                told.add(new Told(event.getValue(), change(event.getKey())));
            }
        });
        return told;
    }

    private ObjectNode change(String field) {
        ObjectNode change = Canonical.NODES.objectNode();
        change.set("current", orNull(after.path(field)));
        change.set("previous", orNull(before.path(field)));
        return change;
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
