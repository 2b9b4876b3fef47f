package io.attune.sandbox.shop.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest(name = "first {0}, last {1}, after {2}, before {3}, reverse {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2 | - | - | - | false | 1 2       | more after
            9 | - | - | - | false | 1 2 3 4 5 | all
            2 | - | 2 | - | false | 3 4       | more before, more after
            2 | - | 4 | - | false | 5         | more before
            - | 2 | - | - | false | 4 5       | more before
            - | 2 | - | 4 | false | 2 3       | more before, more after
            2 | - | - | - | true  | 5 4       | more after
            2 | - | 4 | - | true  | 3 2       | more before, more after
            3 | - | 5 | - | false | -         | all
            """)
    void cutsOnePage(Integer first, Integer last, Integer after, Integer before, boolean reverse, String ids,
            String more) {
        var page = Page.of(records(1, 5), record -> "",
                new Page.Asked(Optional.ofNullable(first), Optional.ofNullable(last),
                cursor(after), cursor(before), reverse));

        assertEquals(ids == null ? "" : ids, ids(page));
        assertEquals(more, more(page));
    }

    /** The cursor is a value: it does not matter what became of the record that it was taken from. */
    @Test
    void goesOnWhereARecordWas() {
        var first = Page.of(records(1, 5), record -> "", asked(2, Optional.empty()));
        var without = records(1, 5).filter(record -> record.path("id").asInt() != 2);

        var second = Page.of(without, record -> "", asked(2, first.end().map(Page.Item::cursor)));

        assertEquals("3 4", ids(second));
    }

    @Test
    void pagesReachEveryRecordOnce() {
        for (int size = 1; size <= 6; size++) {
            var reached = new ArrayList<String>();
            var page = Page.of(records(1, 5), PageTest::parity, asked(size, Optional.empty()));
            reached.add(ids(page));
            while (page.hasNext()) {
                page = Page.of(records(1, 5), PageTest::parity, asked(size, page.end().map(Page.Item::cursor)));
                reached.add(ids(page));
            }
            assertEquals("2 4 1 3 5", String.join(" ", reached), "pages of " + size);
        }
    }

    @ParameterizedTest
    @CsvSource({"'',false", "nonsense,false", "e30=,false", "eyJsYXN0X2lkIjogMX0=,true"})
    void readsOnlyItsOwnCursors(String text, boolean isOne) {
        assertEquals(isOne, Cursor.read(text).isPresent());
    }

    private static Stream<JsonNode> records(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(id -> Canonical.NODES.objectNode().put("id", id));
    }

    private static String parity(JsonNode record) {
        return record.path("id").asInt() % 2 == 0 ? "even" : "odd";
    }

    private static Page.Asked asked(int first, Optional<Cursor> after) {
        return new Page.Asked(Optional.of(first), Optional.empty(), after, Optional.empty(), false);
    }

    private static Optional<Cursor> cursor(Integer id) {
        return Optional.ofNullable(id).flatMap(it -> Cursor.read(new Cursor("", it).text()));
    }

    private static String ids(Page page) {
        return page.items().stream().map(item -> item.record().path("id").asText()).collect(Collectors.joining(" "));
    }

    private static String more(Page page) {
        var words = Stream.of(page.hasPrevious() ? "more before" : "", page.hasNext() ? "more after" : "")
                .filter(it -> !it.isEmpty()).collect(Collectors.joining(", "));
        return words.isEmpty() ? "all" : words;
    }
}
