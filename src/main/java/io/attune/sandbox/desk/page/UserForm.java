package io.attune.sandbox.desk.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.desk.rules.Faults;
import io.attune.sandbox.desk.rules.UserEdit;
import io.attune.sandbox.desk.store.DeskUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a user that is there, or of one to be made, and what was wrong with it when it was sent last. */
public record UserForm(Optional<DeskUser> user, List<Input> inputs, List<String> errors) {

    /** @param kind an HTML input's type, or {@code lines} */
    public record Input(String name, String label, String kind, String value) {}

    private static final List<Input> BLANK = List.of(
            new Input("name", "Name", "text", ""),
            new Input("email", "E-mail", "email", ""),
            new Input("phone", "Phone", "tel", ""),
            new Input("external_id", "External id", "text", ""),
            new Input("tags", "Tags, parted by blanks", "text", ""),
            new Input("street", "Street", "lines", ""),
            new Input("city", "City", "text", ""),
            new Input("state", "State", "text", ""),
            new Input("zip", "Postal code", "text", ""),
            new Input("country", "Country", "text", ""),
            new Input("shop_id", "Shop id", "text", ""),
            new Input("shop_status", "Shop status", "text", ""),
            new Input("tier", "Tier", "text", ""),
            new Input("details", "Details", "lines", ""),
            new Input("notes", "Notes", "lines", ""));

    static UserForm blank() {
        return new UserForm(Optional.empty(), BLANK, List.of());
    }

    static UserForm of(DeskUser user) {
        return new UserForm(Optional.of(user), BLANK.stream()
                .map(input -> with(input, text(user.document(), input.name()))).toList(), List.of());
    }

    private static String text(JsonNode document, String name) {
        var words = new ArrayList<String>();
        document.path("tags").forEach(tag -> words.add(tag.asText()));
        return name.equals("tags") ? String.join(" ", words)
                : (UserEdit.CUSTOM.contains(name) ? document.path("user_fields") : document).path(name).asText("");
    }

    private static Input with(Input input, String value) {
        return new Input(input.name(), input.label(), input.kind(), value);
    }

    /** The same, showing what was typed and why it was refused. */
    UserForm refused(Map<String, String> form, Faults faults) {
        var words = new ArrayList<String>();
        faults.body().path("details").forEach(field ->
                field.forEach(fault -> words.add(fault.path("description").asText())));
        var typed = inputs.stream().map(input -> with(input, form.getOrDefault(input.name(), ""))).toList();
        return new UserForm(user, typed, List.copyOf(words));
    }

    /** What was typed differently from what the form began with, as a request of the API; without the address. */
    ObjectNode edit(Map<String, String> form) {
        var edit = Canonical.NODES.objectNode();
        for (var input : inputs) {
            var typed = lines(form.getOrDefault(input.name(), ""));
            if (!typed.equals(lines(input.value())) && !input.name().equals("email")) {
                put(edit, input.name(), typed);
            }
        }
        return edit;
    }

    private static void put(ObjectNode edit, String name, String typed) {
        if (name.equals("tags")) {
            List.of(typed.split(" ")).forEach(edit.putArray(name)::add);
        } else {
            (UserEdit.CUSTOM.contains(name) ? edit.withObject("/user_fields") : edit).put(name, typed);
        }
    }

    /** Browsers end lines with two characters, whatever the record held. */
    private static String lines(String text) {
        return text.strip().replace("\r\n", "\n");
    }

    public boolean isNew() {
        return user.isEmpty();
    }

    public String title() {
        return user.map(it -> it.document().path("name").asText()).orElse("New user");
    }

    public String address() {
        return "/sandbox/desk/users/" + user.map(it -> String.valueOf(it.id())).orElse("new");
    }

    public String changed() {
        return user.map(it -> it.updatedAt().toString().replace('T', ' ').replace("Z", "")).orElse("");
    }
}
