package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.policy.ConflictPolicy;
import java.time.Duration;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that only the shop edits, and that is kept so in crm and desk, where tools insist on values of their own. */
class EnforceTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final List<String> told = new ArrayList<>();
    private Instant now = NOW;
    private RecordState state;

    EnforceTest() {
        state = Observe.first(new UUID(0, 1), showing("shop", "ours"), rules()).state();
        written("crm");
        written("desk");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 180, 1_800})
    void whoInsistsIsWrittenOverThreeTimesAndThenAPersonIsAsked(long seconds) {
        for (int turn = 0; turn < 4; turn++) {
            assertEquals(List.of(), told, "turn " + turn);
            insists("crm", "theirs", seconds);
        }

        assertEquals(List.of("crm keeps ours, lost theirs, open: goes back and forth"), told);
        assertEquals(Set.of(), Set.copyOf(Lag.of(state, rules(), "crm")));
    }

    @Test
    void anEditNowAndThenIsWrittenOver() {
        for (int turn = 0; turn < 9; turn++) {
            insists("crm", "theirs", 2 * 3_600);
        }

        assertEquals(List.of(), told);
    }

    @Test
    void ofTwoWhoInsistEachIsAskedAbout() {
        for (int turn = 0; turn < 8; turn++) {
            insists("crm", "theirs", 2);
            insists("desk", "others", 2);
        }

        assertEquals(List.of("desk keeps ours, lost others, open: goes back and forth",
                "crm keeps ours, lost theirs, open: goes back and forth"), told);
    }

    @Test
    void whatAPersonDecidedIsNotKeptAgainstTheOneThatTells() {
        for (int turn = 0; turn < 4; turn++) {
            insists("crm", "theirs", 2);
        }
        told.clear();
        var ana = new Decide.Person("ana", now.plusSeconds(60));
        take(Decide.conflict(state, "a", "crm", TextNode.valueOf("theirs"), ana, rules()));
        take(showing("shop", "newer"));

        assertEquals("newer", state.fields().get("a").value().asText());
        assertEquals(List.of("crm: ana", "crm keeps theirs, lost ours: decided by ana",
                "shop keeps newer, lost theirs: told by shop alone"), told);
    }

    @Test
    void theOneThatTellsMayTakeUpWhatAnotherInsistsOn() {
        for (int turn = 0; turn < 3; turn++) {
            insists("crm", "theirs", 2);
        }
        take(showing("shop", "theirs"));

        assertEquals(List.of(), told);
        assertEquals("theirs", state.fields().get("a").value().asText());
    }

    @Test
    void itIsOverOnceTheSystemHoldsWhatIsAgreed() {
        for (int turn = 0; turn < 4; turn++) {
            insists("crm", "theirs", 2);
        }
        take(showing("crm", "ours"));

        assertTrue(state.link("crm").frozen().isEmpty());
        assertEquals("crm: both hold the same by now", told.get(1));
    }

    /** The tool sets its value, we see it, and write over it unless a person is asked. */
    private void insists(String system, String value, long seconds) {
        now = now.plusSeconds(seconds);
        take(showing(system, value));
        if (!Lag.of(state, rules(), system).isEmpty()) {
            written(system);
        }
    }

    private void written(String system) {
        now = now.plus(Duration.ofMillis(10));
        var agreed = state.fields().get("a");
        var sent = new TreeMap<>(Map.of("a", new Inflight.Sent(agreed.value(), agreed.version())));
        state = state.withInflight(system, new Inflight(Inflight.Kind.UPDATE, 1, sent, now));
        var shown = new TreeMap<String, JsonNode>(Map.of("a", agreed.value()));
        take(Settle.done(state, new Written(system, Optional.of(system + "-1"), Set.of("a"), shown,
                state.link(system).seenNo(), Moment.at(now)), rules()));
    }

    private void take(Observation seen) {
        take(Observe.apply(state, seen, rules()));
    }

    private void take(Step step) {
        state = step.state();
        step.facts().forEach(fact -> {
            if (fact instanceof Fact.Conflicted met) {
                told.add("%s keeps %s, lost %s%s: %s".formatted(met.system(), met.kept().value().asText(),
                        met.lost().value().asText(), met.open() ? ", open" : "", met.policy()));
            } else if (fact instanceof Fact.Decided decided) {
                told.add(decided.system() + ": " + decided.by());
            }
        });
    }

    private Observation showing(String system, String value) {
        var values = new TreeMap<String, JsonNode>(Map.of("a", TextNode.valueOf(value)));
        return new Observation(system, system + "-1", values, Moment.at(now), Optional.empty(), OptionalLong.empty());
    }

    private static Rules rules() {
        var rule = new FieldRule(Set.of("shop"), Set.of("crm", "desk"), true, new ConflictPolicy.Latest());
        return Rules.of(1, List.of("shop", "crm", "desk"), new TreeMap<>(Map.of("a", rule)), List.of(), Map.of());
    }
}
