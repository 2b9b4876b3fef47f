package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value that met another one, and where it came from.
 *
 * @param system in which it was edited
 * @param from   the earliest moment of that edit; empty where it is not known
 * @param to     the latest moment of that edit
 * @param actor  who edited, where the system tells
 * @param roles  that the connections file gives to that person
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SideView(JsonNode value, String system, Optional<Instant> from, Optional<Instant> to,
        Optional<String> actor, List<String> roles) {

    /** @param origin {@code {s, from, to, by, as}}, as columns hold it */
    static SideView of(JsonNode value, JsonNode origin) {
        var roles = new ArrayList<String>();
        origin.path("as").forEach(role -> roles.add(role.asText()));
        return new SideView(value, origin.path("s").asText(), moment(origin, "from"), moment(origin, "to"),
                Optional.ofNullable(origin.path("by").textValue()), List.copyOf(roles));
    }

    private static Optional<Instant> moment(JsonNode origin, String key) {
        return Optional.ofNullable(origin.path(key).textValue()).map(Instant::parse);
    }
}
