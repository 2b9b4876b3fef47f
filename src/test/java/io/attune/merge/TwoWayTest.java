package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.policy.ConflictPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three systems that are edited all: shop, crm and desk, which keeps everything in lower case. Each script is a sequence of
 * what happens to one record; its end is told as agreed values, what each system lags in, and the conflicts.
 *
 * <pre>
 *   shop a=1 b=2    the system is read, and holds these values (- is blank)
 *   send crm        what lags is on its way to the system
 *   done crm        it was done, without showing the record; shows crm a=X: with it
 *   lost crm        the answer never came, and reading back is next: the system is read by its name
 *   back crm        the record was read back; what did not arrive may still
 *   +20             minutes go by
 * </pre>
 */
class TwoWayTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an edit in any system reaches the others | shop a=1; sync; crm a=2 | a=2 v2; lags desk:a shop:a
            an echo of our own write is none         | shop a=1; sync; crm a=2; send shop; shop a=2 | a=2 v2; lags desk:a
            the same field in two: priority decides  | shop a=1; sync; crm a=2; shop a=3 | a=3 v3; lags crm:a desk:a; lost crm=2 (order unknown: shop comes first)
            the other way round, the same            | shop a=1; sync; shop a=3; crm a=2 | a=3 v2; lags crm:a desk:a; lost crm=2 (order unknown: shop comes first)
            surely later wins                        | shop a=1; sync; shop a=3; send crm; done crm; +1; crm a=2 | a=2 v3; lags desk:a shop:a
            both made the same change                | shop a=1; sync; crm a=2; shop a=2 | a=2 v2; lags desk:a
            different fields never fight             | shop a=1 b=1; sync; crm a=2; shop a=1 b=2 | a=2 v2, b=2 v2; lags crm:b desk:a,b shop:a
            a normal form is no edit                 | shop a=X; send desk; shows desk a=x; sync | a=X v1; lags -
            nor where the answer shows nothing       | shop a=X; send desk; done desk; desk a=x; sync | a=X v1; lags -
            an edit after an answer that shows nothing | shop a=1; sync; shop a=2; send crm; done crm; +1; crm a=5 | a=5 v3; lags desk:a shop:a
            an unknown write that arrived            | shop a=1; sync; shop a=2; send crm; lost crm; crm a=2; back crm | a=2 v2; lags desk:a
            an unknown write that did not            | shop a=1; sync; shop a=2; send crm; lost crm; crm a=1; back crm | a=2 v2; lags crm:a desk:a
            a late write is none of a user's         | shop a=1; sync; shop a=2; send crm; lost crm; crm a=1; back crm; shop a=3; send crm; done crm; crm a=3; crm a=2 | a=3 v3; lags crm:a desk:a; lost crm=2 (late write or edit)
            after the longest time it is an edit     | shop a=1; sync; shop a=2; send crm; lost crm; crm a=1; back crm; shop a=3; send crm; done crm; crm a=3; +20; crm a=2 | a=2 v4; lags desk:a shop:a
            a late write where values have an order  | shop o=9; sync; shop o=3; send crm; lost crm; crm o=9; back crm; shop o=5; send crm; done crm; crm o=5; crm o=3 | o=5 v3; lags crm:o desk:o; lost crm=3 (higher)
            a late write that is higher wins         | shop o=1; sync; shop o=7; send crm; lost crm; crm o=1; back crm; shop o=5; send crm; done crm; crm o=5; crm o=7 | o=7 v4; lags desk:o shop:o; lost shop=5 (higher)
            made blank                               | shop a=1; sync; crm a=- | a=- v2; lags desk:a shop:a
            a person decides                         | shop m=1; sync; crm m=2; shop m=3 | m=2 v2; lags desk:m; open shop=3 (a person decides)
            while it waits, others go on             | shop m=1; sync; crm m=2; shop m=3; crm m=4 | m=4 v3; lags desk:m; open shop=3 (a person decides)
            while it waits, it may change            | shop m=1; sync; crm m=2; shop m=3; shop m=5 | m=2 v2; lags desk:m; open shop=3 (a person decides); open shop=5 (changed again while it waits)
            until both agree                         | shop m=1; sync; crm m=2; shop m=3; shop m=2 | m=2 v2; lags desk:m; open shop=3 (a person decides); decided shop
            first sync: the first system is preferred | shop a=1; crm a=2 | a=1 v1; lags crm:a desk:a; lost crm=2 (first sync: shop is preferred)
            first sync: a blank never wins           | shop a=-; crm a=2 | a=2 v2; lags desk:a shop:a
            nor is it listed as lost                 | shop a=1; crm a=- | a=1 v1; lags crm:a desk:a
            but a blank that was made is             | shop a=1; sync; crm a=2; shop a=- | a=- v3; lags crm:a desk:a; lost crm=2 (order unknown: shop comes first)
            where it may not be edited               | shop c=1; sync; crm c=2 | c=1 v1; lags -
            unless it is enforced                    | shop e=1; sync; crm e=2 | e=1 v1; lags crm:e
            not against what the system tidies       | shop e=X; send crm; done crm; +1; crm e=x | e=X v1; lags desk:e
            a tool outside fights                    | shop a=1; sync; crm a=2; sync; crm a=1; sync; crm a=2; sync; crm a=1; sync; crm a=2 | a=1 v5; lags -; open crm=2 (goes back and forth)
            """)
    void endsAs(String name, String script, String end) {
        assertEquals(end, new Story().run(script));
    }

    @Test
    void anAnswerThatWasOutrunIsAskedForAgain() {
        var state = Observe.first(ID, reading("shop", Map.of("a", "1"), T0, OptionalLong.empty()), rules()).state();
        var fresh = Observe.apply(state, reading("shop", Map.of("a", "2"), T0, OptionalLong.of(1)), rules()).state();

        var late = Observe.apply(fresh, reading("shop", Map.of("a", "1"), T0, OptionalLong.of(1)), rules());

        assertEquals(true, late.isOutrun());
        assertEquals(fresh, late.state());
    }

    @Test
    void aRecordThatTookTheLinkedOneInCountsItsOwnRevisions() {
        var seen = new Observation("shop", "shop-1", reading("shop", Map.of("a", "1"), T0, OptionalLong.empty()).values(),
                new Moment(OptionalLong.of(9), Optional.of(T0), T0, Duration.ZERO), Optional.empty(), OptionalLong.empty());
        var moved = Ending.merged(Observe.first(ID, seen, rules()).state(), "shop", "shop-2", Optional.empty(), T0).state();

        var step = Observe.apply(moved, new Observation("shop", "shop-2",
                reading("shop", Map.of("a", "2"), T0, OptionalLong.empty()).values(),
                new Moment(OptionalLong.of(3), Optional.of(T0), T0, Duration.ZERO), Optional.empty(),
                OptionalLong.of(moved.link("shop").seenNo())), rules());

        assertEquals("a=2 v2; lags crm:a desk:a", new Story(step.state()).end());
    }

    @Test
    void aDecisionIsAgreedEverywhere() {
        var story = new Story();
        story.run("shop m=1; sync; crm m=2; shop m=3");

        var step = Decide.conflict(story.state, "m", "shop", TextNode.valueOf("3"), new Decide.Person("ana", T0), rules());

        assertEquals("m=3 v3; lags crm:m desk:m shop:m", new Story(step.state()).end());
        assertEquals(Set.of("shop", "crm", "desk"), Set.copyOf(step.lagging()));
        assertEquals(List.of("2 lost to 3: decided by ana"), step.facts().stream()
                .filter(Fact.Conflicted.class::isInstance).map(Fact.Conflicted.class::cast)
                .map(met -> met.lost().value().asText() + " lost to " + met.kept().value().asText() + ": " + met.policy())
                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            what the system made of it         | LONG-TEXT | a=Long-text v2; lags desk:a
            cut                                | Long      | a=Long-text v2; lags desk:a
            an edit in the very same moment    | other     | a=other v3; lags desk:a shop:a
            made blank in the very same moment | -         | a=- v3; lags desk:a shop:a
            """)
    void whatASilentAnswerLeftOpen(String name, String seen, String end) {
        var story = new Story();
        story.run("shop a=x; +1; shop a=Long-text; send crm");
        story.now = story.now.plusSeconds(5);
        story.done("crm", Map.of());
        var changed = new Moment(OptionalLong.empty(), Optional.of(T0.plusSeconds(64)), story.now, Duration.ZERO);

        var step = Observe.apply(story.state, new Observation("crm", "crm-1",
                reading("crm", Map.of("a", seen), T0, OptionalLong.empty()).values(), changed, Optional.empty(),
                OptionalLong.empty()), rules());

        assertEquals(end, new Story(step.state()).end());
    }

    private static Rules rules() {
        var all = Set.of("shop", "crm", "desk");
        var fields = new TreeMap<String, FieldRule>();
        fields.put("a", FieldRule.latest(all, all));
        fields.put("b", FieldRule.latest(all, all));
        fields.put("c", FieldRule.latest(Set.of("shop"), Set.of("crm", "desk")));
        fields.put("e", new FieldRule(Set.of("shop"), Set.of("crm", "desk"), true, new ConflictPolicy.Latest()));
        fields.put("o", new FieldRule(all, all, false, new ConflictPolicy.Highest()));
        fields.put("m", new FieldRule(all, all, false, new ConflictPolicy.Manual()));
        return new Rules(1, List.of("shop", "crm", "desk"), fields, List.of(), Map.of(), Optional.of("shop"),
                TwoWayTest::image, Set.of());
    }

    private static JsonNode image(String system, String field, JsonNode value) {
        return system.equals("desk") && value.isTextual() ? TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT)) : value;
    }

    private static Observation reading(String system, Map<String, String> values, Instant at, OptionalLong asOf) {
        var told = new TreeMap<String, JsonNode>();
        values.forEach((field, value) -> told.put(field, value.equals("-") ? NullNode.getInstance() : TextNode.valueOf(value)));
        return new Observation(system, system + "-1", told, new Moment(OptionalLong.empty(), Optional.of(at), at, Duration.ZERO),
                Optional.empty(), asOf);
    }

    /** One record, and what happens to it. */
    private static final class Story {

        private RecordState state;
        private Instant now = T0;
        private final List<Fact> facts = new ArrayList<>();

        private Story() {
            this(null);
        }

        private Story(RecordState state) {
            this.state = state;
        }

        private String run(String script) {
            for (var line : script.split("; ")) {
                now = now.plusSeconds(1);
                step(line.split(" "));
            }
            return end();
        }

        private void step(String[] words) {
            switch (words[0]) {
                case "sync" -> rules().systems().forEach(system -> {
                    send(system);
                    done(system, shown(system));
                });
                case "send" -> send(words[1]);
                case "done" -> done(words[1], new TreeMap<>());
                case "shows" -> done(words[1], reading(words[1], values(words, 2), now, OptionalLong.empty()).values());
                case "lost" -> { }
                case "back" -> state = Settle.readBack(state, words[1], rules(), now);
                default -> read(words);
            }
        }

        private void read(String[] words) {
            if (words[0].startsWith("+")) {
                now = now.plus(Duration.ofMinutes(Long.parseLong(words[0].substring(1))));
                return;
            }
            var asOf = state == null ? OptionalLong.empty() : OptionalLong.of(state.link(words[0]).seenNo());
            var seen = reading(words[0], values(words, 1), now, asOf);
            var step = state == null ? Observe.first(ID, seen, rules()) : Observe.apply(state, seen, rules());
            facts.addAll(step.facts());
            state = step.state();
        }

        private void send(String system) {
            var patch = new TreeMap<String, Inflight.Sent>();
            Lag.of(state, rules(), system).forEach(field -> patch.put(field,
                    new Inflight.Sent(state.fields().get(field).value(), state.fields().get(field).version())));
            if (!patch.isEmpty()) {
                state = state.withInflight(system, new Inflight(Inflight.Kind.UPSERT, 1, patch, now));
            }
        }

        private TreeMap<String, JsonNode> shown(String system) {
            var shown = new TreeMap<String, JsonNode>();
            state.inflight(system).ifPresent(write -> write.patch().forEach((field, sent) ->
                    shown.put(field, image(system, field, sent.value()))));
            return shown;
        }

        private void done(String system, Map<String, JsonNode> shown) {
            if (state.inflight(system).isPresent()) {
                var fields = state.inflight(system).get().patch().keySet();
                state = Settle.done(state, new Written(system, Optional.of(system + "-1"), fields, new TreeMap<>(shown),
                        state.link(system).seenNo(), new Moment(OptionalLong.empty(), Optional.empty(), now, Duration.ZERO)),
                        rules()).state();
            }
        }

        private static Map<String, String> values(String[] words, int from) {
            var values = new TreeMap<String, String>();
            for (int i = from; i < words.length; i++) {
                values.put(words[i].split("=")[0], words[i].split("=")[1]);
            }
            return values;
        }

        private String end() {
            var agreed = new ArrayList<String>();
            state.fields().forEach((field, value) -> agreed.add(field + "=" + text(value.value()) + " v" + value.version()));
            var lags = new ArrayList<String>();
            List.of("crm", "desk", "shop").forEach(system -> {
                var lag = Lag.of(state, rules(), system);
                if (!lag.isEmpty()) {
                    lags.add(system + ":" + String.join(",", lag));
                }
            });
            return String.join(", ", agreed) + "; lags " + (lags.isEmpty() ? "-" : String.join(" ", lags)) + conflicts();
        }

        private String conflicts() {
            var text = new StringBuilder();
            for (var fact : facts) {
                if (fact instanceof Fact.Conflicted met) {
                    text.append("; ").append(met.open() ? "open " : "lost ").append(met.lost().origin().system()).append("=")
                            .append(text(met.lost().value())).append(" (").append(met.policy()).append(")");
                } else if (fact instanceof Fact.Decided decided) {
                    text.append("; decided ").append(decided.system());
                }
            }
            return text.toString();
        }

        private static String text(JsonNode value) {
            return value.isNull() ? "-" : value.asText();
        }
    }
}
