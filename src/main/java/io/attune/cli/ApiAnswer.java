package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of asking the API. */
sealed interface ApiAnswer {

    record Given(JsonNode json) implements ApiAnswer {}

    /** @param why one line for the person at the terminal */
    record Refused(String why) implements ApiAnswer {}
}
