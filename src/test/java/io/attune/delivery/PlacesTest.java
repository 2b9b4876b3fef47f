package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.delivery.Places.Room;
import io.attune.retry.RetryPolicy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Places for 80 deliveries: "desk" may be called four times at once, the others as often as one likes. */
class PlacesTest {

    private final Places places = new Places(80, connection -> connection.equals("desk") ? 4 : Integer.MAX_VALUE);

    @Test
    void aQuarterAtOnceAndHalfOfThemForOneConnection() {
        assertEquals(new Room(20, Set.of()), places.room());
        take("crm", 20);
        assertEquals(new Room(20, Set.of()), places.room());
        take("crm", 20);
        assertEquals(new Room(20, Set.of("crm")), places.room());
        take("shop", 35);
        assertEquals(new Room(5, Set.of("crm")), places.room());
        take("shop", 5);
        assertEquals(new Room(0, Set.of("crm", "shop")), places.room());
    }

    @Test
    void noMoreThanMayBeCalledAtOnce() {
        take("desk", 4);

        assertEquals(Set.of("desk"), places.room().without());
    }

    @Test
    void whoWasLeftOutIsLookedForWhenAQuarterOfItsPlacesIsFree() {
        take("desk", 4);
        places.room();
        places.take(List.of(), true);
        assertTrue(places.isMoreDue());
        assertFalse(places.isWorthALook());

        places.free("desk", 1);
        assertTrue(places.isWorthALook());
        assertEquals(Set.of(), places.room().without());
        places.take(List.of(), true);
        assertFalse(places.isMoreDue());
        assertFalse(places.isWorthALook());
    }

    @Test
    void whereMoreIsDueItIsWorthALookWhenHalfOfAllAreFree() {
        places.take(Collections.nCopies(20, claimed("crm")), false);
        places.take(Collections.nCopies(20, claimed("shop")), false);
        assertFalse(places.isWorthALook());

        places.free("shop", 1);
        assertTrue(places.isWorthALook());
        places.free("shop", 19);
        places.free("crm", 20);
        assertEquals(0, places.underWay());
    }

    private void take(String connection, int count) {
        places.take(Collections.nCopies(count, claimed(connection)), true);
    }

    private static Claimed claimed(String connection) {
        return new Claimed(UUID.randomUUID(), "system", "customer", connection, Instant.EPOCH,
                new RetryPolicy.Tried(0, Optional.empty()), 1, 0, 0, Instant.EPOCH);
    }
}
