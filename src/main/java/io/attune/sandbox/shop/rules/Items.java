package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The items of a JSON list. */
public final class Items {

    private Items() {}

    /** None where there is no list. */
    public static Stream<JsonNode> of(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
