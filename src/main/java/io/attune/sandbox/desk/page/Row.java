package io.attune.sandbox.desk.page;

import io.attune.sandbox.desk.store.DeskUser;
import java.util.List;

/** A user as a line of the page's table. */
public record Row(String id, String name, List<String> cells) {

    static final List<String> COLUMNS = List.of("E-mail", "Phone", "Notes", "External id", "Changed");

    private static final int SHOWN = 60;

    static Row of(DeskUser user) {
        var document = user.document();
        return new Row(String.valueOf(user.id()), document.path("name").asText(), List.of(
                document.path("email").asText(""), document.path("phone").asText(""),
                cut(document.path("notes").asText("")), document.path("external_id").asText(""),
                user.updatedAt().toString().replace('T', ' ').replace("Z", "")));
    }

    private static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
