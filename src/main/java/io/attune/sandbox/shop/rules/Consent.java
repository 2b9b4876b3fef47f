package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the customer wants mail, as the vendor keeps it. */
final class Consent {

    private static final List<String> CAN_BE_SET = List.of("SUBSCRIBED", "UNSUBSCRIBED", "PENDING");

    private Consent() {}

    static ObjectNode never() {
        return Canonical.NODES.objectNode()
                .put("state", "not_subscribed")
                .put("opt_in_level", "single_opt_in")
                .putNull("consent_updated_at");
    }

    /** Three states can be set; the others are only ever the shop's own finding. */
    static Optional<UserError> error(JsonNode input) {
        var state = input.path("marketing_state").asText();
        return CAN_BE_SET.contains(state) ? Optional.empty() : Optional.of(UserError.at(
                "marketingState", "Cannot specify %s as a marketing state input".formatted(state), "INVALID"));
    }

    static ObjectNode of(JsonNode input, Draft draft) {
        var level = Texts.at(input, "marketing_opt_in_level").orElse("SINGLE_OPT_IN");
        var at = Texts.at(input, "consent_updated_at").flatMap(ShopTime::read).map(ShopTime::rest);
        return Canonical.NODES.objectNode()
                .put("state", input.path("marketing_state").asText().toLowerCase(Locale.ROOT))
                .put("opt_in_level", level.toLowerCase(Locale.ROOT))
                .put("consent_updated_at", at.orElseGet(draft::time));
    }
}
