package io.attune.sandbox.crm.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a value can be stored in a field. */
sealed interface Fit {

    /** It can, in this form; a null node clears the field. */
    record Fits(JsonNode stored) implements Fit {}

    record Unfit(ApiError error) implements Fit {}
}
