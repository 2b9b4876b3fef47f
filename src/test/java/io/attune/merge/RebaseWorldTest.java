package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Small worlds: three systems hold one field of one record, people edit it, Attune reads and writes, answers get lost;
 * at a moment of chance the mapping changes, so that some of the systems read as {@code x} and what they hold.
 */
class RebaseWorldTest {

    private static final List<String> SYSTEMS = List.of("crm", "desk", "shop");
    private static final int WORLDS = 5_000;

    @Test
    void allHoldWhatIsAgreedAndNoEditIsLostSilently() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            var world = new World(seed);
            world.play();
            assertEquals(Set.of(world.agreed()), world.held(), "seed " + seed);
            assertTrue(world.told.containsAll(world.edits), "seed " + seed + " lost " + world.lost());
        }
    }

    private static final class World {

        private final SplittableRandom chance;
        private final Set<String> reformed = new HashSet<>();
        private final Map<String, String> raw = new TreeMap<>();
        private final Map<String, String> unseen = new TreeMap<>();
        private final Set<String> edits = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private RecordState state;
        private int version = 1;
        private int no;

        World(long seed) {
            chance = new SplittableRandom(seed);
            SYSTEMS.stream().filter(system -> chance.nextBoolean()).forEach(reformed::add);
            SYSTEMS.forEach(system -> raw.put(system, "v0"));
            state = Observe.first(new UUID(0, 1), read("crm", 1), rules(1)).state();
            SYSTEMS.forEach(system -> take(Observe.apply(state, read(system, 1), rules(1))));
        }

        void play() {
            int change = chance.nextInt(30);
            for (int i = 0; i < 40; i++) {
                if (i == change) {
                    version = 2;
                }
                var system = SYSTEMS.get(chance.nextInt(3));
                switch (chance.nextInt(3)) {
                    case 0 -> edit(system);
                    case 1 -> deliver(system, chance.nextInt(4));
                    default -> deliver(system, 0);
                }
            }
            for (int round = 0; round < 4; round++) {
                SYSTEMS.forEach(system -> deliver(system, 0));
            }
        }

        /** Who edits twice before anybody looked has edited once. */
        private void edit(String system) {
            edits.remove(unseen.get(system));
            var value = "v" + ++no;
            raw.put(system, value);
            unseen.put(system, value);
            edits.add(value);
        }

        /** @param fate of a write: 1 lost before it took effect, 2 after; else done */
        private void deliver(String system, int fate) {
            if (state.mappingVersion() != version && !rebase(system)) {
                return;
            }
            see(system, version);
            var lags = Lag.of(state, rules(version), system);
            if (lags.isEmpty()) {
                return;
            }
            var agreed = state.fields().get("a");
            var sent = new TreeMap<>(Map.of("a", new Inflight.Sent(agreed.value(), agreed.version())));
            state = state.withInflight(system, new Inflight(Inflight.Kind.UPDATE, version, sent, now()));
            if (fate != 1) {
                raw.put(system, put(system, agreed.value().asText()));
            }
            if (fate == 0 || fate == 3) {
                take(Settle.done(state, new Written(system, Optional.empty(), Set.of("a"), new TreeMap<>(),
                        state.link(system).seenNo(), Moment.at(now())), rules(version)));
            }
        }

        /** What is in doubt in this system is settled first; false where it is in another one. */
        private boolean rebase(String system) {
            if (state.inflight(system).isPresent()) {
                see(system, state.mappingVersion());
            }
            if (Rebase.inDoubt(state, rules(2)).isPresent()) {
                return false;
            }
            var forms = new TreeMap<String, Set<String>>();
            if (!reformed.isEmpty()) {
                forms.put("a", reformed);
            }
            var readings = new ArrayList<Rebase.Reread>();
            reformed.forEach(one -> readings.add(new Rebase.Reread(read(one, 1), read(one, 2))));
            reformed.forEach(unseen::remove);
            take(Rebase.of(state, readings, new Rebase.Terms(rules(1), rules(2),
                    new Amendment(forms, new TreeMap<>(), Set.of(), false),
                    (from, field, value) -> Optional.of(TextNode.valueOf(shared(from, value.asText(), 2))))));
            assertEquals(2, state.mappingVersion());
            return true;
        }

        private void see(String system, int by) {
            unseen.remove(system);
            take(Observe.apply(state, read(system, by), rules(by)));
            state = Settle.readBack(state, system, rules(by), now());
        }

        private void take(Step step) {
            assertTrue(!step.isOutrun(), "nothing comes between");
            state = step.state();
            for (var fact : step.facts()) {
                if (fact instanceof Fact.Changed changed) {
                    told.add(stem(changed.after().value()));
                } else if (fact instanceof Fact.Conflicted met) {
                    told.add(stem(met.lost().value()));
                }
            }
        }

        private Observation read(String system, int by) {
            var values = new TreeMap<String, JsonNode>();
            values.put("a", TextNode.valueOf(shared(system, raw.get(system), by)));
            var asOf = state == null ? OptionalLong.empty() : OptionalLong.of(state.link(system).seenNo());
            return new Observation(system, system + "-1", values, Moment.at(now()), Optional.empty(), asOf);
        }

        private Instant now() {
            return Instant.EPOCH.plusSeconds(3_600L * ++no);
        }

        private String shared(String system, String held, int by) {
            return by == 2 && reformed.contains(system) ? "x" + held : held;
        }

        private String put(String system, String value) {
            return version == 2 && reformed.contains(system) && value.startsWith("x") ? value.substring(1) : value;
        }

        private static String stem(JsonNode value) {
            var text = value.asText();
            return text.substring(text.lastIndexOf('v'));
        }

        String agreed() {
            return state.fields().get("a").value().asText();
        }

        Set<String> held() {
            var held = new HashSet<String>();
            SYSTEMS.forEach(system -> held.add(shared(system, raw.get(system), version)));
            return held;
        }

        Set<String> lost() {
            var lost = new HashSet<>(edits);
            lost.removeAll(told);
            return lost;
        }

        private static Rules rules(int version) {
            var all = Set.copyOf(SYSTEMS);
            var fields = new TreeMap<>(Map.of("a", FieldRule.latest(all, all)));
            return Rules.of(version, SYSTEMS, fields, List.of(), Map.of());
        }
    }
}
