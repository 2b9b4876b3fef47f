package io.attune.console;

import io.attune.review.DeliveryView;
import java.util.List;
import java.util.Map;

/** What a person can do with a delivery that waits for one. */
final class DeliveryActions {

    private DeliveryActions() {}

    static List<Action> of(DeliveryView delivery) {
        var which = Map.of("record", delivery.record().toString(), "system", delivery.system());
        if (delivery.dead()) {
            return List.of(
                    Action.of("Replay", "/console/dead-letters/replay", which),
                    Action.of("Discard", "/console/dead-letters/discard", which).askedOnceMore());
        }
        return delivery.held()
                ? List.of(Action.of("Approve", "/console/deliveries/approve", which).askedOnceMore())
                : List.of();
    }
}
