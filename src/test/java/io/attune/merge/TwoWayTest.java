package io.attune.merge;

import static io.attune.merge.Story.ID;
import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static io.attune.merge.Story.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three systems that are edited all. */
class TwoWayTest {

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
            made blank                               | shop a=1; sync; crm a=- | a=- v2; lags desk:a shop:a
            a person decides                         | shop m=1; sync; crm m=2; shop m=3 | m=2 v2; lags desk:m; open shop=3 (a person decides)
            while it waits, others go on             | shop m=1; sync; crm m=2; shop m=3; crm m=4 | m=4 v3; lags desk:m; open shop=3 (a person decides)
            while it waits, it may change            | shop m=1; sync; crm m=2; shop m=3; shop m=5 | m=2 v2; lags desk:m; open shop=3 (a person decides); open shop=5 (changed again while it waits)
            until both agree                         | shop m=1; sync; crm m=2; shop m=3; shop m=2 | m=2 v2; lags desk:m; open shop=3 (a person decides); decided shop
            first sync: the first system is preferred | shop a=1; crm a=2 | a=1 v1; lags crm:a desk:a; lost crm=2 (first sync: shop is preferred)
            first sync: a blank never wins           | shop a=-; crm a=2 | a=2 v2; lags desk:a shop:a
            nor is it listed as lost                 | shop a=1; crm a=- | a=1 v1; lags crm:a desk:a
            but a blank that was made is             | shop a=1; sync; crm a=2; shop a=- | a=- v3; lags crm:a desk:a; lost crm=2 (order unknown: shop comes first)
            a blank of what nobody told says nothing | crm a=1; shop a=1 c=- | a=1 v1; lags desk:a
            but a value does                         | crm a=1; shop a=1 c=2 | a=1 v1, c=2 v1; lags crm:c desk:a,c
            and a value that is made blank           | crm a=1; shop a=1 c=-; shop a=1 c=2; shop a=1 c=- | a=1 v1, c=- v2; lags crm:c desk:a,c
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
            with spaces that were not sent     | ' Long-text ' | a= Long-text  v3; lags desk:a shop:a
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
}
