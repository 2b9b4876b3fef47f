package io.attune.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.StartRefused;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final int MIB = BodyReader.MOST_BYTES;

    private final Room room = new Room(4L * MIB);

    @Test
    void oneConnectionGetsHalfOfIt() {
        assertTrue(room.enter("shop").orElseThrow().grow(2 * MIB - Room.LEAST));
        assertTrue(room.enter("shop").isEmpty());
        assertTrue(room.enter("crm").orElseThrow().grow(MIB));
        assertTrue(room.enter("desk").orElseThrow().grow(MIB - 2 * Room.LEAST));
        assertTrue(room.enter("erp").isEmpty());
    }

    @Test
    void whatDidNotGrowHasWhatItHad() {
        var part = room.enter("shop").orElseThrow();

        assertFalse(part.grow(2 * MIB));
        assertTrue(part.grow(2 * MIB - Room.LEAST));
    }

    @Test
    void whatWasLeftIsFreeOnce() {
        var part = room.enter("shop").orElseThrow();
        part.grow(MIB);
        room.enter("shop").orElseThrow().grow(MIB - 2 * Room.LEAST);
        assertTrue(room.enter("shop").isEmpty());

        part.leave();
        part.leave();
        var next = room.enter("shop").orElseThrow();
        assertFalse(next.grow(MIB + 1));
        assertTrue(next.grow(MIB));
    }

    @Test
    void aRoomForLessThanTwoWebhooksIsNone() {
        var words = assertThrows(StartRefused.class, () -> new Room(1_000)).getMessage();
        assertEquals("attune.webhook.room: 1000 bytes are too few, the least is 2105344: two webhooks", words);
    }
}
