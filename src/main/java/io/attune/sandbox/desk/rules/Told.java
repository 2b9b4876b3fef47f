package io.attune.sandbox.desk.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that a webhook tells of a user.
 *
 * @param type  the vendor's, {@code user.name_changed}
 * @param event what was before and is now, where one thing changed
 */
public record Told(String type, ObjectNode event) {

    public String topic() {
        return "zen:event-type:" + type;
    }
}
