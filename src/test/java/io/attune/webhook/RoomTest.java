package io.attune.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoomTest {

    private static final int MIB = BodyReader.MOST_BYTES;

    @Test
    void oneConnectionGetsHalfOfIt() {
        var room = new Room(4L * MIB);

        assertTrue(room.enter("shop", MIB).isPresent());
        assertTrue(room.enter("shop", MIB).isPresent());
        assertTrue(room.enter("shop", 1).isEmpty());
        assertTrue(room.enter("crm", MIB).isPresent());
        assertTrue(room.enter("desk", MIB).isPresent());
        assertTrue(room.enter("erp", 1).isEmpty());
    }

    @Test
    void whatWasLeftIsFreeOnce() {
        var room = new Room(4L * MIB);
        var part = room.enter("shop", MIB).orElseThrow();
        room.enter("shop", MIB);

        part.shrink(100);
        assertTrue(room.enter("shop", MIB).isEmpty());
        assertTrue(room.enter("shop", MIB - 100).isPresent());
        part.leave();
        part.leave();
        assertTrue(room.enter("shop", 101).isEmpty());
        assertTrue(room.enter("shop", 100).isPresent());
    }

    @Test
    void aRoomForLessThanTwoWebhooksIsNone() {
        var words = assertThrows(IllegalArgumentException.class, () -> new Room(1_000)).getMessage();
        assertEquals("attune.webhook.room: 1000 bytes are too few, the least is 2097152: two webhooks", words);
    }
}
