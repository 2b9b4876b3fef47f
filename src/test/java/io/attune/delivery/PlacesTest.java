package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.delivery.Places.Part;
import io.attune.delivery.Places.Room;
import io.attune.retry.RetryPolicy;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Places for 80 deliveries: "desk" may be called four times at once, the others as often as one likes. */
class PlacesTest {

    private static final List<String> ALL = List.of("crm", "desk", "shop");
    private static final Part DESK = new Part("desk", 4, 3);

    private final Set<String> leftAlone = new HashSet<>();
    private final Places places = new Places(80, connection -> connection.equals("desk") ? 4 : Integer.MAX_VALUE,
            leftAlone::contains);

    @Test
    void aQuarterAtOnceAndHalfOfThemForOneConnection() {
        assertRoom(20, new Part("crm", 20, 20), DESK, new Part("shop", 20, 20));
        take("crm", 20);
        assertRoom(20, DESK, new Part("shop", 20, 20), new Part("crm", 20, 20));
        take("crm", 15);
        assertRoom(20, DESK, new Part("shop", 20, 20), new Part("crm", 5, 5));
        take("crm", 5);
        take("shop", 35);
        assertRoom(5, DESK, new Part("shop", 5, 5), new Part("crm", 0, 0));
        take("shop", 5);
        assertEquals(0, places.room(ALL).places());
    }

    @Test
    void noMoreThanMayBeCalledAtOnce() {
        take("desk", 3);

        assertRoom(20, new Part("crm", 20, 20), new Part("shop", 20, 20), new Part("desk", 1, 1));
    }

    @Test
    void aQuarterOfAConnectionIsForWhatIsLive() {
        take("crm", 20, true);
        take("crm", 5, true);
        take("desk", 3, true);

        assertRoom(20, new Part("shop", 20, 20), new Part("desk", 1, 0), new Part("crm", 15, 5));
    }

    @Test
    void everyEighthTimeItIsTheTurnOfTheOthers() {
        assertEquals("000000010000000100", Stream.generate(() -> places.room(ALL)).limit(18)
                .map(room -> room.bulkFirst() ? "1" : "0").reduce("", String::concat));
    }

    @Test
    void whoWasLeftOutIsLookedForWhenAQuarterOfItsPlacesIsFree() {
        places.room(ALL);
        take("desk", 4);
        assertTrue(places.isMoreDue());
        assertFalse(places.isWorthALook());

        free("desk", 1, false);
        assertTrue(places.isWorthALook());
        places.room(ALL);
        take("desk", 0);
        assertFalse(places.isMoreDue());
        assertFalse(places.isWorthALook());
    }

    /** Else it would be looked for again and again, while there is room for live ones alone. */
    @Test
    void whatIsNotLiveIsLookedForWhenAQuarterOfItsOwnPlacesIsFree() {
        places.room(ALL);
        take("desk", 3, true);
        assertTrue(places.isMoreDue());
        assertFalse(places.isWorthALook());
        places.room(ALL);
        take("desk", 0);
        assertFalse(places.isWorthALook());

        free("desk", 1, true);
        assertTrue(places.isWorthALook());
    }

    @Test
    void whereMoreIsDueItIsWorthALookWhenHalfOfAllAreFree() {
        places.take(Collections.nCopies(20, claimed("crm", false)), false);
        places.take(Collections.nCopies(20, claimed("shop", false)), false);
        assertFalse(places.isWorthALook());

        free("shop", 1, false);
        assertTrue(places.isWorthALook());
        free("shop", 19, false);
        free("crm", 20, false);
        assertEquals(0, places.underWay());
    }

    @Test
    void whatWasNotClaimedGetsAPlaceWhereOneIsFreeAndNothingOlderIsDue() {
        assertEquals(4, Stream.generate(() -> places.takeNext(claimed("desk", false))).limit(9).filter(taken -> taken).count());
        assertTrue(places.takeNext(claimed("crm", false)));

        places.take(List.of(), false);
        assertFalse(places.takeNext(claimed("crm", false)));
        places.take(List.of(), true);
        assertTrue(places.takeNext(claimed("crm", false)));
        assertEquals(40, 2 + Stream.generate(() -> places.takeNext(claimed("crm", false))).limit(90).filter(taken -> taken).count());
        assertEquals(44, places.underWay());
    }

    /** Else all that is due to it would be claimed and put off, one after the other, as fast as the database can. */
    @Test
    void ofWhatIsLeftAloneAFewAreClaimedASecond() {
        var many = new Places(400, connection -> Integer.MAX_VALUE, leftAlone::contains);
        leftAlone.add("crm");

        assertEquals(List.of(new Part("crm", 40, 40), new Part("shop", 100, 100)), many.room(List.of("crm", "shop")).parts());
        many.take(Collections.nCopies(40, claimed("crm", false)), true);
        many.free(claimed("crm", false), 40);
        assertFalse(many.isMoreDue());
        assertFalse(many.isWorthALook());
        assertEquals(new Part("crm", 0, 0), many.room(List.of("crm")).parts().get(0));
        assertFalse(many.takeNext(claimed("crm", false)));

        many.tick();
        assertEquals(new Part("crm", 40, 40), many.room(List.of("crm")).parts().get(0));
        many.take(List.of(), false);
        assertEquals(new Part("crm", 40, 40), many.room(List.of("crm")).parts().get(0), "others took all room of that claim");
        leftAlone.clear();
        assertEquals(new Part("crm", 100, 100), many.room(List.of("crm")).parts().get(0));
    }

    private void assertRoom(int most, Part... parts) {
        assertEquals(new Room(most, List.of(parts), false), places.room(ALL));
    }

    private void take(String connection, int count) {
        take(connection, count, false);
    }

    private void take(String connection, int count, boolean bulk) {
        places.take(Collections.nCopies(count, claimed(connection, bulk)), true);
    }

    private void free(String connection, int count, boolean bulk) {
        places.free(claimed(connection, bulk), count);
    }

    private static Claimed claimed(String connection, boolean bulk) {
        return new Claimed(UUID.randomUUID(), "system", "customer", connection, Instant.EPOCH,
                new RetryPolicy.Tried(0, Optional.empty()), 1, 0, new InHand("customer", 0), bulk, Instant.EPOCH);
    }
}
