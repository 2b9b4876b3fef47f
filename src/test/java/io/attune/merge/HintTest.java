package io.attune.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.merge.Hint.Trust;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a telling of a linked record leads to: nothing where it tells what is known, else a reading. */
class HintTest {

    @ParameterizedTest(name = "{0}: crm tells {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            shop a=1 b=2; sync                       | a=1     | CONFIRMED       | -
            shop a=1 b=2; sync                       | a=1 b=2 | CONFIRMED       | -
            shop a=1 b=2; sync                       | a=1     | STANDS_FOR_MORE | read
            shop a=1 b=2; sync                       | a=3     | CONFIRMED       | read
            shop a=1; sync; shop a=2; send crm       | a=2     | CONFIRMED       | -
            shop a=1; sync; shop a=2; send crm       | a=1     | CONFIRMED       | read
            shop a=1; sync; shop a=2; send crm       | a=3     | CONFIRMED       | read
            shop a=1 b=2; sync; shop a=3; send crm   | a=3 b=2 | CONFIRMED       | -
            shop a=1 b=2; sync; shop a=3; send crm   | a=3 b=4 | CONFIRMED       | read
            shop a=1; sync; shop a=2; send crm; done crm | a=2 | CONFIRMED       | -
            """)
    void leadsTo(String before, String told, Trust trust, String follows) {
        var story = new Story();
        story.run(before);
        var values = Stream.of(told.split(" ")).collect(Collectors.toMap(one -> one.split("=")[0],
                one -> one.split("=")[1], (first, second) -> first, TreeMap::new));

        var step = Hint.seen(story.state, Story.reading("crm", Map.copyOf(values), story.now, OptionalLong.empty()),
                Story.rules(), trust);

        assertEquals(follows.equals("read") ? "[Unconfirmed[system=crm]]" : "[Ignored[why=nothing new]]",
                step.facts().toString());
        assertEquals(story.state, step.state());
    }
}
