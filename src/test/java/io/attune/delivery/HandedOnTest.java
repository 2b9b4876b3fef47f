package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.merge.Agreed;
import io.attune.merge.Fact;
import io.attune.merge.Inflight;
import io.attune.merge.Plan;
import io.attune.merge.Progress;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.policy.Origin;
import io.attune.record.Saving;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is taken from the steps of a transaction, by a process that has two places. */
class HandedOnTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Saving.Lease LEASE = new Saving.Lease(new UUID(0, 9), NOON.plusSeconds(300), 7);
    private static final Map<String, String> CONNECTIONS = Map.of("crm", "the-crm", "desk", "the-desk");

    private static final FirstWrite FIRST = new FirstWrite(Progress.NONE, new Plan.Write(Inflight.Kind.UPSERT, Set.of("name")),
            new Composed(Canonical.NODES.objectNode(), new TreeMap<>(Map.of("name", new Inflight.Sent(TextNode.valueOf("a"), 1))),
                    Set.of(), Map.of(), List.of()), 1);

    private final List<String> done = new ArrayList<>();
    private final HandedOn.Worker worker = new HandedOn.Worker() {

        @Override
        public List<Claimed> places(List<Claimed> due) {
            due.forEach(one -> done.add(words(one)));
            return due.stream().limit(2).toList();
        }

        @Override
        public Optional<FirstWrite> first(Claimed taken) {
            return Optional.empty();
        }

        @Override
        public void begin(List<Claimed> stored) {
            done.add("begin " + stored.size());
        }

        @Override
        public void drop(List<Claimed> notStored) {
            done.add("drop " + notStored.size());
        }
    };

    @Test
    void takesWhatLagsOfRecordsThatBegin() {
        var first = begins(1, new Fact.Lags("crm"), new Fact.Lags("desk"));
        var second = begins(2, new Fact.Lags("crm"));
        var handedOn = new HandedOn(List.of(first, second), LEASE, NOON, worker);

        assertEquals(List.of("1 crm the-crm 7", "1 desk the-desk 7", "2 crm the-crm 7"), done);
        assertEquals(Map.of("crm", LEASE, "desk", LEASE), handedOn.savings().get(0).leases());
        assertEquals(Map.of(), handedOn.savings().get(1).leases());
        assertTrue(handedOn.isTaken(first));
        assertFalse(handedOn.isTaken(second));
    }

    /** A row may be there already, of another who works on it. */
    @Test
    void takesNothingOfAKnownRecordNorWhatIsHeldOrOnlyRead() {
        var known = begins(1, new Fact.Lags("crm"));
        new HandedOn(List.of(new Saving("customer", null, Optional.of(known.step().state()), known.step(),
                        OptionalLong.empty(), NOON, CONNECTIONS),
                begins(2, new Fact.Held("crm")), begins(3, new Fact.Unconfirmed("crm")),
                begins(4, new Fact.Lags("crm"), new Fact.Unconfirmed("crm"))), LEASE, NOON, worker);

        assertEquals(List.of(), done);
    }

    @Test
    void theStateIsInHand() {
        var saving = begins(1, new Fact.Lags("crm"));
        var taken = new ArrayList<Claimed>();
        new HandedOn(List.of(saving), LEASE, NOON, new HandedOn.Worker() {

            @Override
            public List<Claimed> places(List<Claimed> due) {
                taken.addAll(due);
                return due;
            }

            @Override
            public Optional<FirstWrite> first(Claimed taken) {
                return Optional.empty();
            }

            @Override
            public void begin(List<Claimed> stored) {}

            @Override
            public void drop(List<Claimed> notStored) {}
        });

        assertEquals(Optional.of(saving.step().state()), taken.get(0).hand().state());
        assertEquals(Optional.empty(), taken.get(0).hand().newest(1));
    }

    @Test
    void whatItsDeliveriesBeginWithIsNotedInOneState() {
        var saving = begins(1, new Fact.Lags("crm"), new Fact.Lags("desk"), new Fact.Lags("erp"));
        var taken = new ArrayList<Claimed>();
        var handedOn = new HandedOn(List.of(saving), LEASE, NOON, new HandedOn.Worker() {

            @Override
            public List<Claimed> places(List<Claimed> due) {
                due.stream().limit(3).forEach(taken::add);
                return taken;
            }

            @Override
            public Optional<FirstWrite> first(Claimed one) {
                return Optional.of(FIRST).filter(write -> !one.system().equals("erp"));
            }

            @Override
            public void begin(List<Claimed> stored) {}

            @Override
            public void drop(List<Claimed> notStored) {}
        });

        var noted = handedOn.savings().get(0).step().state();
        assertEquals(Set.of("crm", "desk"), noted.inflight().keySet());
        assertEquals(NOON, noted.inflight("desk").orElseThrow().sentAt());
        assertEquals(saving.step().facts(), handedOn.savings().get(0).step().facts());
        taken.forEach(one -> assertEquals(Optional.of(noted), one.hand().state()));
        assertEquals("[true, true, false]",
                taken.stream().map(one -> one.hand().takeFirst().isPresent()).toList().toString());
    }

    @Test
    void keepsNoPlaceWhereTheFirstWriteCannotBeNoted() {
        var freed = new ArrayList<Claimed>();
        assertThrows(NullPointerException.class, () -> new HandedOn(List.of(begins(1, new Fact.Lags("crm"))), LEASE, NOON,
                new HandedOn.Worker() {

                    @Override
                    public List<Claimed> places(List<Claimed> due) {
                        return due;
                    }

                    @Override
                    public Optional<FirstWrite> first(Claimed taken) {
                        return Optional.of(new FirstWrite(Progress.NONE, FIRST.plan(), null, 1));
                    }

                    @Override
                    public void begin(List<Claimed> stored) {}

                    @Override
                    public void drop(List<Claimed> notStored) {
                        freed.addAll(notStored);
                    }
                }));
        assertEquals(1, freed.size());
    }

    @Test
    void beginsOnceAllIsCommittedAndOtherwiseNever() {
        var handedOn = new HandedOn(List.of(begins(1, new Fact.Lags("crm"))), LEASE, NOON, worker);
        done.clear();

        handedOn.begin();
        handedOn.drop();
        assertEquals(List.of("begin 1", "drop 1"), done);
    }

    private static String words(Claimed one) {
        return one.record().getLeastSignificantBits() + " " + one.system() + " " + one.connection() + " " + one.fence();
    }

    private static Saving begins(int number, Fact... facts) {
        var agreed = new Agreed(TextNode.valueOf("a"), 1, new Origin("shop", Optional.empty(), NOON, Optional.empty()),
                Optional.empty());
        var state = new RecordState(new UUID(0, number), 1, true, Optional.empty(), Optional.empty(),
                new TreeMap<>(Map.of("name", agreed)), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        return new Saving("customer", null, Optional.empty(), new Step(state, List.of(facts)), OptionalLong.empty(),
                NOON, CONNECTIONS);
    }
}
