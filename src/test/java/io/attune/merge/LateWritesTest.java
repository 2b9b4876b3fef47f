package io.attune.merge;

import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static io.attune.merge.Story.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes whose answer never came: they arrived, they did not, or they arrive when nobody waits for them any more. */
class LateWritesTest {

    /** What comes before the late write in most rows: 2 was sent and not answered, and 3 is agreed and written by now. */
    private static final String LOST = "shop a=1 b=1; sync; shop a=2 b=1; send crm; lost crm; crm a=1 b=1; back crm; "
            + "shop a=3 b=1; send crm; done crm; ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            none of a user's                           | crm a=3; crm a=2                  | crm:a desk:a; lost crm=2 (late write or edit)
            though a person edited something else      | crm a=3; +5; crm a=2 b=1 by=ana   | crm:a desk:a; lost crm=2 (late write or edit)
            though nobody looked for days              | +4000; crm a=2                    | crm:a desk:a; lost crm=2 (late write or edit)
            """)
    void isNoEdit(String name, String then, String end) {
        assertEquals("a=3 v3, b=1 v1; lags " + end, new Story().run(LOST + then));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            it arrived                                | shop a=1; sync; shop a=2; send crm; lost crm; crm a=2; back crm | a=2 v2; lags desk:a
            it did not                                | shop a=1; sync; shop a=2; send crm; lost crm; crm a=1; back crm | a=2 v2; lags crm:a desk:a
            or it did, and a person put back what was there | shop a=1; sync; crm a=1; shop a=2; send crm; lost crm; undone crm a=1; back crm | a=2 v2; lags crm:a desk:a; lost crm=1 (late write or edit)
            a look after the longest time: an edit    | shop a=1; sync; shop a=2; send crm; lost crm; crm a=1; back crm; shop a=3; send crm; done crm; +20; crm a=3; crm a=2 | a=2 v4; lags desk:a shop:a
            it seemed to arrive: a person typed it    | shop a=1; sync; shop a=2; send crm; lost crm; crm a=2; back crm; shop a=3; send crm; done crm; crm a=3; crm a=2 | a=3 v3; lags crm:a desk:a; lost crm=2 (late write or edit)
            on its way, old, in another spelling      | shop a=1; sync; shop a=X; send crm; lost crm; shop a=3; crm a=x | a=3 v3; lags crm:a desk:a
            what is agreed, in another spelling       | shop a=1; sync; shop a=X; send crm; lost crm; crm a=X; crm a=x | a=x v3; lags desk:a shop:a
            old, of a silent answer, in another spelling | shop a=1; sync; shop a=X; send crm; done crm; shop a=3; +1; crm a=x | a=3 v3; lags crm:a desk:a
            highest: an old value does not come back  | shop o=1; sync; shop o=7; send crm; lost crm; crm o=1; back crm; shop o=5; send crm; done crm; crm o=5; crm o=7 | o=5 v3; lags crm:o desk:o; lost crm=7 (late write or edit)
            a value that is preferred wins            | shop p=no; sync; shop p=yes; send crm; lost crm; crm p=no; back crm; shop p=no; send crm; done crm; crm p=no; crm p=yes | p=yes v4; lags desk:p shop:p; lost shop=no (has the value yes)
            a create of ours that came late           | shop a=X; send crm; lost crm; back crm; shop a=2; crm a=x | a=2 v2; lags crm:a desk:a; lost crm=x (late write or edit)
            a create of ours that is still in doubt   | shop a=X; send crm; lost crm; shop a=2; crm a=x | a=2 v2; lags crm:a desk:a
            """)
    void endsAs(String name, String script, String end) {
        assertEquals(end, new Story().run(script));
    }

    /** A value comes late once, or some few times; what comes whenever we write over it is what a tool insists on. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            may come late again          | crm a=2; send crm; done crm; crm a=2; send crm; done crm; crm a=2 | a=3 v3, b=1 v1; lags crm:a desk:a; lost crm=2 (late write or edit); lost crm=2 (late write or edit); lost crm=2 (late write or edit)
            is insisted on: a person is asked | crm a=2; send crm; done crm; crm a=2; send crm; done crm; crm a=2; send crm; done crm; crm a=2 | a=3 v3, b=1 v1; lags desk:a; lost crm=2 (late write or edit); lost crm=2 (late write or edit); lost crm=2 (late write or edit); open crm=2 (goes back and forth)
            """)
    void whatWasWrittenOver(String name, String then, String end) {
        assertEquals(end, new Story().run(LOST + then));
    }

    @Test
    void aValueThatWinsIsNotWrittenOverAToolForEver() {
        var again = "crm p=no; send crm; done crm; ";
        var lost = "; lost crm=no (has the value yes)";

        assertEquals("p=yes v2; lags desk:p" + lost + lost + lost + "; open crm=no (goes back and forth)",
                new Story().run("shop p=no; send crm; lost crm; crm p=no; shop p=yes; send crm; done crm; "
                        + again + again + again + "crm p=no"));
    }

    /** Where a system keeps no marker, only its values tell. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            just what we sent       | X | may be our own, made after the record was deleted there
            in another spelling     | x | may be our own, made after the record was deleted there
            something else          | Y | belongs
            """)
    void aCreateThatComesAfterTheRecordWasDeletedThere(String name, String shown, String end) {
        var story = new Story();
        story.run("shop a=X; send crm; lost crm; back crm; send crm; done crm");
        var deleted = Ending.apply(story.state, "crm", rules(), T0, false).state();
        var seen = reading("crm", Map.of("a", shown), T0, OptionalLong.empty());

        var answer = Matching.of(new Matching.Stranger(seen, Optional.empty(), Optional.of(deleted), Optional.empty(), false),
                rules());

        assertEquals(end, answer.fold(begins -> "begins", belongs -> "belongs", askFirst -> "ask first",
                unclear -> unclear.question().reason()));
    }

    /** A person had made the same one before ours got there: that one was linked, and deleted, and ours is yet to come. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            while another one was linked     | crm a=Y; back crm | may be our own, made after the record was deleted there
            and was not read back before     | crm a=Y           | may be our own, made after the record was deleted there
            but what was linked was ours     | crm a=X; back crm | belongs
            """)
    void aCreateThatMayYetCome(String name, String linked, String end) {
        var story = new Story();
        story.run("shop a=X; send crm; lost crm; " + linked);
        var deleted = Ending.apply(story.state, "crm", rules(), T0, false).state();
        var seen = reading("crm", Map.of("a", "X"), T0, OptionalLong.empty());

        var answer = Matching.of(new Matching.Stranger(seen, Optional.empty(), Optional.of(deleted), Optional.empty(), false), rules());

        assertEquals(end, answer.fold(begins -> "begins", belongs -> "belongs", askFirst -> "ask first",
                unclear -> unclear.question().reason()));
    }

    /** What was linked is gone: a write to it is nothing any more, but a create may yet make another one. */
    @ParameterizedTest
    @CsvSource({"CREATE, 2", "UPSERT, 2", "UPDATE, 0"})
    void aCreateInDoubtOutlivesWhatWasLinked(Inflight.Kind kind, int remembered) {
        var story = new Story();
        story.run("shop a=1; crm a=1");
        var sent = new TreeMap<>(Map.of("a", new Inflight.Sent(TextNode.valueOf("1"), 1)));

        var gone = Settle.gone(story.state.withInflight("crm", new Inflight(kind, 1, sent, T0)), "crm", rules(),
                story.now);

        assertFalse(gone.inflight("crm").isPresent());
        assertEquals(remembered, gone.maybeSent("crm").size(), "its value, and itself");
    }

    @Test
    void whatAnotherRecordHasAlreadyIsAskedAbout() {
        var story = new Story();
        story.run("shop a=1; send crm");

        var step = Ending.taken(story.state, "crm", "crm-7", T0);

        assertEquals(List.of(new Fact.CaughtUp("crm"), new Fact.Duplicated("crm", "crm-7", Optional.of(Story.ID),
                "two records of ours are one there")), step.facts());
        assertFalse(step.state().inflight("crm").isPresent());
        assertEquals(Optional.of("crm-1"), Merging.attach(step.state(), reading("crm", Map.of("a", "2"), T0,
                OptionalLong.empty()), rules()).state().link("crm").externalId(), "a person made it anew there");
    }

    @Test
    void whatIsLinkedByNowIsNotForgottenForACopyThatAnotherRecordHas() {
        var story = new Story();
        story.run("shop a=1; send crm; crm a=2");
        var ended = Ending.apply(story.state, "shop", deleting(), T0, false).state();

        var step = Ending.taken(ended, "crm", "crm-7", T0);

        assertEquals(List.of(new Fact.Duplicated("crm", "crm-7", Optional.of(Story.ID),
                "was made while another one was found")), step.facts(), "its delete there stays due");
        assertFalse(step.state().inflight("crm").isPresent());
        assertTrue(Ending.taken(story.state, "crm", "crm-7", T0).state().link("crm").isLive());
    }

    /** Systems trim, and set in lower or upper case; what has more spaces than was sent, or mixes cases, is another value. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            less than we sent | ' X ' | X     | a= X  v1; lags desk:a
            more than we sent | X     | ' X ' | a=X v1; lags crm:a desk:a
            in lower case     | Xy    | xy    | a=Xy v1; lags desk:a
            in upper case     | Xy    | XY    | a=Xy v1; lags desk:a
            in another one    | xy    | Xy    | a=xy v1; lags crm:a desk:a
            """)
    void theFormOfWhatIsOnItsWay(String name, String sent, String shown, String end) {
        var story = new Story(Observe.first(Story.ID, reading("shop", Map.of("a", sent), T0, OptionalLong.empty()),
                rules()).state());
        story.run("send crm");

        var step = Observe.apply(story.state, reading("crm", Map.of("a", shown), T0, OptionalLong.empty()), rules());

        assertEquals(end, new Story(step.state()).end());
    }

    /** Nothing tells whether a person was there since: another spelling is the system's, anything else a person's. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            on its way, in lower case    | send crm           | x  | a=X v2; lags desk:a
            of a silent answer, the same | send crm; done crm | x  | a=X v2; lags desk:a
            on its way, but cut          | send crm           | '' | a=X v2; lags crm:a desk:a
            of a silent answer, but cut  | send crm; done crm | '' | a= v3; lags desk:a shop:a
            """)
    void theFormOfASystemThatTellsNoTimes(String name, String sent, String shown, String end) {
        var story = new Story();
        story.run("shop a=1; sync; shop a=X; " + sent);
        var seen = new Observation("crm", "crm-1", new TreeMap<>(Map.of("a", TextNode.valueOf(shown))), Moment.at(T0),
                Optional.empty(), OptionalLong.empty());

        assertEquals(end, new Story(Observe.apply(story.state, seen, rules()).state()).end());
    }

    /** Our late write takes items away, a person adds one to what is left: both looks like an edit of the person. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a person took one out   | shop s=x+y; sync; crm s=x | s=x v2; lags desk:s shop:s
            or a late write did     | shop s=x; sync; shop s=x+y; send crm; lost crm; crm s=x; back crm; shop s=x+y+z; send crm; done crm; crm s=w+x+y | s=w+x+y v4; lags desk:s shop:s; lost shop=x+y+z (late write or edit)
            which took nothing out  | shop s=x; sync; shop s=x+y; send crm; lost crm; crm s=x; back crm; shop s=x+y+z; send crm; done crm; crm s=w+x+y+z | s=w+x+y+z v4; lags desk:s shop:s
            and others edited it    | shop s=x; sync; shop s=x+y; send crm; lost crm; crm s=x; back crm; shop s=x+y+z; send crm; done crm; shop s=v+x+y+z; crm s=w+x+y | s=v+w+x+y v5; lags crm:s desk:s shop:s; lost crm=w+x+y (combined); lost shop=v+x+y+z (late write or edit)
            """)
    void whatASetLacks(String name, String script, String end) {
        assertEquals(end, new Story().run(script));
    }

    private static Rules deleting() {
        var rules = rules();
        return new Rules(1, rules.systems(), rules.fields(), List.of(), Map.of("shop", Rules.Deleted.DELETE), Rules.Deleted.IGNORE,
                rules.firstSync(), rules.images(), rules.off());
    }
}
