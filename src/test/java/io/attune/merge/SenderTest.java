package io.attune.merge;

import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a system without our marker made of a create in doubt is told by what was sent, though the record that it was
 * made for claims its key no more. The key is a.
 */
class SenderTest {

    private static final String SENT = "shop a=X b=1; send crm; lost crm; ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            not read back, and ended       | end           | a=X b=1 | may be our own, made for a record that has ended
            read back, and ended           | back crm; end | a=X b=1 | may be our own, made for a record that has ended
            in another spelling            | end           | a=x b=1 | may be our own, made for a record that has ended
            with nothing but the key       | end           | a=X b=- | may be our own, made for a record that has ended
            with nothing else that we sent | end           | a=X b=2 | begins
            with another key               | end           | a=Y b=1 | begins
            with another key since         | shop a=Y b=1  | a=X b=1 | belongs
            and linked to another one      | shop a=Y b=1; crm a=Z b=5; back crm | a=X b=1 | may be our own, made before the record got another key
            """)
    void whoseItIs(String name, String then, String shown, String end) {
        var story = new Story();
        story.run(SENT + then.replace("end", "+1"));
        var sender = then.endsWith("end") ? Ending.apply(story.state, "shop", rules(), T0, false).state() : story.state;
        var seen = reading("crm", values(shown), story.now, OptionalLong.empty());
        var found = Optional.of(sender).filter(state -> Matching.isMaybeFrom(state, seen, rules()));

        var answer = Matching.of(new Matching.Stranger(seen, Optional.empty(), Optional.empty(), found, false), rules());

        assertEquals(end, answer.fold(begins -> "begins", belongs -> "belongs", askFirst -> "ask first",
                unclear -> unclear.question().reason()));
    }

    /** An ended record is read anew by no version: what was sent for it beside the key may read as anything by now. */
    @Test
    void underAnotherVersionTheKeyTells() {
        var story = new Story();
        story.run(SENT + "+1");
        var ended = Ending.apply(story.state, "shop", rules(), T0, false).state();
        var seen = reading("crm", values("a=X b=2"), story.now, OptionalLong.empty());
        var other = reading("crm", values("a=Y b=1"), story.now, OptionalLong.empty());

        assertEquals(List.of(false, true, false), List.of(Matching.isMaybeFrom(ended, seen, rules()),
                Matching.isMaybeFrom(ended, seen, rules(2)), Matching.isMaybeFrom(ended, other, rules(2))));
    }

    private static Map<String, String> values(String words) {
        return Map.of("a", words.substring(2, 3), "b", words.substring(6));
    }

    private static Rules rules() {
        return rules(1);
    }

    private static Rules rules(int version) {
        var rules = Story.rules();
        return new Rules(version, rules.systems(), rules.fields(), List.of(List.of("a")),
                Map.of("shop", Rules.Deleted.DELETE), Rules.Deleted.IGNORE, rules.firstSync(), rules.images(),
                rules.off());
    }
}
