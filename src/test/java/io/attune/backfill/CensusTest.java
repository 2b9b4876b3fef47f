package io.attune.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusTest {

    /** An entry is system[#mark...]=look[/look...]; their numbers are their places. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one mark and one look       | shop#a=1 crm#a=1             | equal crm,shop 1 [0, 1]
            one mark, other looks       | shop#a=1 crm#a=2             | different crm,shop 1 [0, 1]
            no mark in common           | shop#a=1 crm#b=1             | only here crm 1 [1]; only here shop 1 [0]
            no mark at all              | shop=1 crm=1 crm=1           | only here crm 2 [1] [2]; only here shop 1 [0]
            two of one system           | shop#a=1 shop#a=1 crm#a=1    | ambiguous crm,shop 1 [0, 1, 2]
            two of one system alone     | shop#a=1 shop#a=1            | ambiguous shop 1 [0, 1]
            two of one system by two marks | shop#a=1 shop#b=1 crm#a#b=1 | ambiguous crm,shop 1 [0, 1, 2]
            a chain of marks            | shop#a=1 crm#a#b=1 desk#b=1  | equal crm,desk,shop 1 [0, 1, 2]
            the odd one is the last     | shop#a=1 crm#a#b=1 desk#b=2  | different crm,desk,shop 1 [0, 1, 2]
            what one has not is no difference | shop#a=1/5 crm#a=1/5 desk#a=1/0 | equal crm,desk,shop 1 [0, 1, 2]
            nor if it comes first       | desk#a=1/0 shop#a=1/5 crm#a=1/5 | equal crm,desk,shop 1 [0, 1, 2]
            two differ in what a third has not | desk#a=1/0 shop#a=1/5 crm#a=1/6 | different crm,desk,shop 1 [0, 1, 2]
            three systems               | shop#a=1 crm#a=1 desk#a=1 crm#c=3 desk#c=3 | equal crm,desk 1 [3, 4]; equal crm,desk,shop 1 [0, 1, 2]
            """)
    void counts(String name, String entries, String groups) {
        var census = census(List.of(entries.split(" ")), 0);

        assertEquals(groups, String.join("; ", census.groups().stream().map(CensusTest::words).toList()));
    }

    @Test
    void aNumberThatNobodyHasIsNobody() {
        assertEquals("only here shop 1 [2]", words(census(List.of("shop=1"), 2).groups().get(0)));
    }

    @Test
    void showsTenAndCountsAll() {
        var groups = census(IntStream.range(0, 1_000).mapToObj(i -> "shop=1").toList(), 0).groups();

        assertEquals(1_000, groups.get(0).count());
        assertEquals(10, groups.get(0).examples().size());
    }

    private static String words(Census.Group group) {
        return group.kind().word() + " " + String.join(",", group.systems()) + " " + group.count() + " "
                + String.join(" ", group.examples().stream().map(Object::toString).toList());
    }

    private static Census census(List<String> entries, int from) {
        var census = new Census(List.of("shop", "crm", "desk"), from + entries.size());
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            var parts = entries.get(i).split("=");
            var marks = List.of(parts[0].split("#"));
            int number = from + i;
            census.add(number, marks.get(0),
                    Stream.of(parts[1].split("/")).mapToLong(Long::parseLong).toArray());
            marks.stream().skip(1).forEach(mark -> census.join(first.computeIfAbsent(mark, unseen -> number), number));
        }
        return census;
    }
}
