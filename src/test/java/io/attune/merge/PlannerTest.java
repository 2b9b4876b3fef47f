package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.merge.Progress.Known;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    /** State and progress are words: see {@link #state} and {@link #progress}. */
    @ParameterizedTest(name = "{0}; {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            new                  | -             | FindByKey[]
            new                  | byKey         | Write[kind=UPSERT, fields=[email]]
            new                  | made          | FindByMarker[]
            new                  | made byMarker | Finished[why=made, but crm did not tell its id]
            new no-marker        | made          | Finished[why=made, but crm did not tell its id]
            linked               | made          | Read[externalId=003]
            new no-upsert        | byKey         | Write[kind=CREATE, fields=[email]]
            new no-create        | -             | Finished[why=not created: the mapping does not allow it in crm]
            new unseen           | -             | Finished[why=not seen yet]
            new doubt            | -             | FindByMarker[]
            new doubt            | byMarker      | FindByKey[]
            new doubt no-marker  | -             | FindByKey[]
            linked               | -             | Read[externalId=003]
            linked               | read          | Write[kind=UPDATE, fields=[email]]
            linked               | read parked   | Finished[why=up to date]
            linked acked         | -             | Finished[why=up to date]
            linked doubt         | -             | Read[externalId=003]
            linked gone          | -             | Finished[why=deleted in crm]
            linked ended         | -             | Write[kind=MARK, fields=[]]
            linked ended         | written       | Finished[why=the record has ended]
            linked ended unlink  | -             | Read[externalId=003]
            linked ended delete  | -             | Read[externalId=003]
            linked ended delete  | read          | Write[kind=DELETE, fields=[]]
            new ended            | -             | Finished[why=the record has ended before it was made in crm]
            new ended doubt      | -             | FindByMarker[]
            new ended doubt      | byMarker      | Finished[why=the record has ended before it was made in crm]
            """)
    void decidesWhatComesNext(String state, String progress, String plan) {
        var words = Set.of(state.split(" "));
        var target = new Target("crm", !words.contains("no-create"), !words.contains("no-upsert"), !words.contains("no-marker"));

        assertEquals(plan, Planner.next(state(words), rules(words), target, progress(progress)).toString());
    }

    private static Rules rules(Set<String> words) {
        var rule = words.contains("unlink") ? Rules.Deleted.UNLINK
                : words.contains("delete") ? Rules.Deleted.DELETE : Rules.Deleted.MARK;
        return Rules.of(1, List.of("shop", "crm"),
                new TreeMap<>(Map.of("email", FieldRule.latest(Set.of("shop"), Set.of("crm")))),
                List.of(List.of("email")), Map.of("shop", rule));
    }

    private static RecordState state(Set<String> words) {
        var rules = rules(words);
        var seen = new Observation("shop", "1", new TreeMap<>(Map.of("email", TextNode.valueOf("a"))), Moment.at(T0),
                Optional.empty(), OptionalLong.empty());
        var state = words.contains("unseen") ? RecordState.expected(new UUID(0, 1), 1, "shop", "1")
                : Observe.first(new UUID(0, 1), seen, rules).state();
        if (words.contains("linked")) {
            state = state.withLink("crm", LinkState.to("003"));
        }
        if (words.contains("acked")) {
            state = Settle.alreadyHeld(state, "crm", Set.of("email"));
        }
        if (words.contains("gone")) {
            state = state.withLink("crm", state.link("crm").withTombstone(T0));
        }
        if (words.contains("doubt")) {
            state = state.withInflight("crm", new Inflight(Inflight.Kind.UPSERT, 1, new TreeMap<>(), T0));
        }
        return words.contains("ended") ? Ending.apply(state, "shop", rules, T0, false).state() : state;
    }

    @Test
    void whatWasParkedIsTriedAgainOnceItHasAnotherValue() {
        var state = state(Set.of("linked"));
        var parking = Progress.NONE.parking(Set.of("email"));
        var changed = rekeyed(state);

        assertEquals(parking, parking.following(state, state.withoutInflight("crm"), rules(Set.of())));
        assertEquals(Progress.NONE, parking.following(state, changed, rules(Set.of())));
    }

    @Test
    void whatHasAnotherKeyIsLookedForAgain() {
        var state = state(Set.of("linked"));
        var looked = Progress.NONE.with(Known.NOT_BY_KEY).with(Known.NOT_BY_MARKER);

        assertEquals(looked, looked.following(state, state.withoutInflight("crm"), rules(Set.of())));
        assertEquals(Progress.NONE.with(Known.NOT_BY_MARKER), looked.following(state, rekeyed(state), rules(Set.of())));
    }

    private static RecordState rekeyed(RecordState state) {
        return Observe.apply(state, new Observation("shop", "1", new TreeMap<>(Map.of("email", TextNode.valueOf("b"))),
                Moment.at(T0), Optional.empty(), OptionalLong.empty()), rules(Set.of())).state();
    }

    private static Progress progress(String words) {
        var progress = Progress.NONE;
        for (var word : words == null ? List.<String>of() : List.of(words.split(" "))) {
            progress = switch (word) {
                case "read" -> progress.with(Known.READ);
                case "byMarker" -> progress.with(Known.NOT_BY_MARKER);
                case "byKey" -> progress.with(Known.NOT_BY_KEY);
                case "written" -> progress.with(Known.TOLD_END);
                case "made" -> progress.with(Known.READ).afterWrite();
                default -> progress.parking(Set.of("email"));
            };
        }
        return progress;
    }
}
