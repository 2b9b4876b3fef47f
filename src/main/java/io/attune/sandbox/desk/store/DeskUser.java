package io.attune.sandbox.desk.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.desk.rules.UserEdit;
import java.time.Instant;

/** A user as it lies in the table. */
public record DeskUser(long id, ObjectNode document, Instant createdAt, Instant updatedAt, boolean active) {

    /** As the API shows it. A deleted user has neither address nor telephone number. */
    public ObjectNode json(String api) {
        var json = Canonical.NODES.objectNode().put("id", id).put("url", api + "/users/" + id + ".json");
        json.put("name", text("name"));
        json.put("email", active ? text("email") : null);
        json.put("created_at", createdAt.toString()).put("updated_at", updatedAt.toString());
        json.put("phone", active ? text("phone") : null);
        json.put("external_id", text("external_id"));
        json.put("details", document.path("details").asText("")).put("notes", document.path("notes").asText(""));
        json.put("role", "end-user").put("active", active).put("verified", true).put("suspended", false)
                .put("shared", false).put("locale", "en-US").put("time_zone", "UTC").putNull("organization_id");
        document.path("tags").forEach(json.putArray("tags")::add);
        json.set("user_fields", userFields());
        return json;
    }

    /** What a webhook says of the user whatever it tells. */
    public ObjectNode detail() {
        return Canonical.NODES.objectNode().put("created_at", createdAt.toString()).put("email", text("email"))
                .put("external_id", text("external_id")).put("id", String.valueOf(id)).put("role", "end-user")
                .put("updated_at", updatedAt.toString());
    }

    private ObjectNode userFields() {
        var fields = Canonical.NODES.objectNode();
        for (var name : UserEdit.CUSTOM) {
            fields.put(name, document.path("user_fields").path(name).textValue());
        }
        return fields;
    }

    /** Null where it is blank: so JSON shows it. */
    private String text(String field) {
        JsonNode value = document.path(field);
        return value.textValue();
    }

    DeskUser changed(ObjectNode after, Instant now) {
        return new DeskUser(id, after, createdAt, now, active);
    }

    DeskUser deleted(Instant now) {
        return new DeskUser(id, document, createdAt, now, false);
    }
}
