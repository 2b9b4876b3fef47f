package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One page of a list, and whether there is more on either side. */
public record Page(List<Item> items, boolean hasNext, boolean hasPrevious) {

    /** A record, and the place to go on from. */
    public record Item(JsonNode record, Cursor cursor) {}

    /**
     * What was asked for.
     *
     * @param first the size from the front, or {@code last} the size from the back
     */
    public record Asked(Optional<Integer> first, Optional<Integer> last, Optional<Cursor> after,
            Optional<Cursor> before, boolean reverse) {}

    /** @param key what the list is sorted by; records with the same key by id */
    public static Page of(Stream<? extends JsonNode> records, Function<JsonNode, String> key, Asked asked) {
        Comparator<Cursor> order = asked.reverse() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        var all = records.map(record -> new Item(record, Cursor.of(record, key)))
                .sorted(Comparator.comparing(Item::cursor, order)).toList();
        var rest = new ArrayList<>(all);
        asked.after().ifPresent(after -> rest.removeIf(item -> order.compare(item.cursor(), after) <= 0));
        asked.before().ifPresent(before -> rest.removeIf(item -> order.compare(item.cursor(), before) >= 0));
        int from = asked.last().map(last -> Math.max(0, rest.size() - last)).orElse(0);
        int until = asked.first().map(first -> Math.min(rest.size(), first)).orElse(rest.size());
        var items = List.copyOf(rest.subList(Math.min(from, until), until));
        return new Page(items, isBeyond(all, items, -1), isBeyond(all, items, 0));
    }

    private static boolean isBeyond(List<Item> all, List<Item> items, int end) {
        if (items.isEmpty()) {
            return false;
        }
        var edge = end == 0 ? items.get(0) : items.get(items.size() - 1);
        return edge != (end == 0 ? all.get(0) : all.get(all.size() - 1));
    }

    public Optional<Item> start() {
        return items.stream().findFirst();
    }

    public Optional<Item> end() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
    }
}
