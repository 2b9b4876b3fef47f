package io.attune.sandbox.desk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.sandbox.desk.rules.Told;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A webhook that is to be sent.
 *
 * @param id   of the invocation
 * @param body exactly what is sent, every time
 */
record Notice(UUID id, String type, String body) {

    private static final long ACCOUNT = 21_000_001;

    static Notice of(DeskUser user, Told told, Instant now, RandomGenerator random) {
        ObjectNode body = Canonical.NODES.objectNode().put("type", told.topic()).put("account_id", ACCOUNT)
                .put("id", uuid(random).toString()).put("time", now.toString())
                .put("zendesk_event_version", "2022-06-20").put("subject", "zen:user:" + user.id());
        body.set("detail", user.detail());
        body.set("event", told.event());
        return new Notice(uuid(random), told.topic(), JsonText.write(body));
    }

    private static UUID uuid(RandomGenerator random) {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63);
    }
}
