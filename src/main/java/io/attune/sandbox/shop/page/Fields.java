package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What somebody sent, and which of it is another text than the form was opened with. */
final class Fields {

    private final Map<String, String> form;
    private final Map<String, String> before;

    Fields(Map<String, String> form, Map<String, String> before) {
        this.form = form;
        this.before = before;
    }

    /** Browsers end lines with two characters, whatever the record held. */
    String text(String name) {
        return form.getOrDefault(name, before.getOrDefault(name, "")).strip().replace("\r\n", "\n");
    }

    boolean isChanged(String name) {
        return !text(name).equals(before.getOrDefault(name, "").strip().replace("\r\n", "\n"));
    }

    boolean isAnyChanged(List<String> names) {
        return names.stream().anyMatch(this::isChanged);
    }

    /** An input for the shop's rules with what was changed; a text that was emptied is null. */
    ObjectNode changed(List<String> names) {
        var input = Canonical.NODES.objectNode();
        names.stream().filter(this::isChanged).forEach(name -> input.set(name,
                text(name).isEmpty() ? NullNode.instance : TextNode.valueOf(text(name))));
        return input;
    }

    /** A text with commas as the list that the rules take. */
    void putTags(ObjectNode input) {
        if (isChanged("tags")) {
            Arrays.stream(text("tags").split(",")).forEach(input.putArray("tags")::add);
        }
    }
}
