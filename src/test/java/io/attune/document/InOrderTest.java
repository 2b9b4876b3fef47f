package io.attune.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InOrderTest {

    static Stream<List<Integer>> lists() {
        return Stream.of(List.of(), List.of(7), List.of(9, 1), IntStream.range(0, 50).map(i -> i * 37 % 50).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aCopyKeepsTheOrderAndNobodyChangesIt(List<Integer> items) {
        var given = new ArrayList<>(items);
        var entries = new LinkedHashMap<Integer, String>();
        items.forEach(item -> entries.put(item, "v" + item));

        var set = InOrder.set(given);
        var map = InOrder.map(entries);
        given.clear();
        entries.clear();

        assertEquals(items, List.copyOf(set));
        assertEquals(items, List.copyOf(map.keySet()));
        assertThrows(UnsupportedOperationException.class, () -> set.add(1));
        assertThrows(UnsupportedOperationException.class, () -> map.putAll(Map.of(1, "v")));
    }
}
