package io.attune.merge;

import static io.attune.merge.Story.reading;
import static io.attune.merge.Story.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we made in a system is told of before the answer to our own call is stored. */
class UnansweredTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            edited: it is read again after the answer | shop a=1; send crm           | a=2 | true  | 29 | a=1 v1; lags crm:a desk:a; asked crm
            an answer that never comes is not waited for | shop a=1; send crm        | a=2 | true  | 30 | a=1 v1; lags crm:a desk:a; lost crm=2 (first sync: shop is preferred)
            as it was sent: it arrived                | shop a=1; send crm           | a=1 | true  | 1  | a=1 v1; lags desk:a
            in the form that the system gives it      | shop a=X; send desk          | a=x | true  | 1  | a=X v1; lags crm:a
            what was not sent came from others        | shop a=1; send crm           | b=2 | true  | 1  | a=1 v1, b=2 v1; lags crm:a desk:a,b shop:b
            nor is it known to be ours without marker | shop a=1; send crm           | a=2 | false | 1  | a=1 v1; lags crm:a desk:a; lost crm=2 (first sync: shop is preferred)
            nothing was sent there                    | shop a=1                     | a=2 | true  | 1  | a=1 v1; lags crm:a desk:a; lost crm=2 (first sync: shop is preferred)
            """)
    void whatIsNotAsItWasSent(String name, String script, String told, boolean marked, int seconds, String end) {
        var story = new Story();
        story.run(script);

        var system = script.contains("desk") ? "desk" : "crm";
        var step = Merging.belongs(story.state, stranger(story, system + " " + told, marked), rules(),
                story.now.plus(Duration.ofSeconds(seconds)));

        var after = new Story(step.state());
        after.facts(step.facts());
        boolean isAsked = step.facts().equals(List.of(new Fact.Unconfirmed("crm")));
        assertEquals(end, after.end() + (isAsked ? "; asked crm" : ""));
    }

    @Test
    void isAnEditOnceTheAnswerSaidWhatTheSystemHeld() {
        var story = new Story();
        story.run("shop a=1; send crm");
        story.state = Merging.belongs(story.state, stranger(story, "crm a=2", true), rules(), story.now).state();

        assertEquals("a=2 v2; lags desk:a shop:a", story.run("done crm; crm a=2"));
    }

    private static Matching.Stranger stranger(Story story, String told, boolean marked) {
        var words = told.split("[ =]");
        var seen = reading(words[0], Map.of(words[1], words[2]), story.now, OptionalLong.empty());
        var ours = Optional.of(story.state);
        return new Matching.Stranger(seen, marked ? ours : Optional.empty(), marked ? Optional.empty() : ours,
                Optional.empty(), false);
    }
}
