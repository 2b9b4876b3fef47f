package io.attune.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.attune.review.EventDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event, as its page needs it.
 *
 * @param body the JSON on lines of its own; empty where it is not kept or not readable
 */
record EventPage(EventDetail view, Optional<String> body, List<Action> actions) {

    private static final ObjectMapper LINES = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static EventPage of(EventDetail view) {
        var event = view.event();
        return new EventPage(view, view.body().json().map(EventPage::lines), event.parked() && view.body().kept()
                ? List.of(Action.of("Replay", "/console/events/" + event.id() + "/replay", Map.of()))
                : List.of());
    }

    private static String lines(JsonNode json) {
        try {
            return LINES.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
