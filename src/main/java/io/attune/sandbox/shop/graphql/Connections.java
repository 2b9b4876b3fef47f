package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.search.Cursor;
import io.attune.sandbox.shop.search.Page;
import io.attune.sandbox.shop.search.Search;
import io.attune.sandbox.shop.search.SearchFields;
import io.attune.sandbox.shop.search.SortKeys;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists in the vendor's manner: {@code edges}, {@code nodes}, {@code pageInfo}. */
final class Connections {

    private static final int MAX_PAGE = 250;

    private Connections() {}

    /** All records of a kind, searched and sorted as asked. */
    static DataFetcher<Object> records(Kind kind) {
        return records(kind, (parent, record) -> true);
    }

    /** @param belongs which records belong to the one that the field is on */
    static DataFetcher<Object> records(Kind kind, BiPredicate<JsonNode, JsonNode> belongs) {
        return env -> {
            var search = Search.parse(env.getArgumentOrDefault("query", ""), SearchFields.of(kind));
            SearchWarnings.note(env, search);
            JsonNode parent = env.getSource() instanceof JsonNode node ? node : null;
            var found = Fetch.draft(env).all(kind).filter(record -> belongs.test(parent, record))
                    .filter(search.filter());
            return connection(Page.of(found, SortKeys.of(env.getArgumentOrDefault("sortKey", "ID")), asked(env)),
                    Function.identity());
        };
    }

    /** A list inside of a record, in its own order. */
    static Object items(DataFetchingEnvironment env, List<? extends JsonNode> items) {
        return items(env, items, Function.identity());
    }

    static Object items(DataFetchingEnvironment env, List<? extends JsonNode> items, Function<JsonNode, ?> node) {
        var places = new IdentityHashMap<JsonNode, String>();
        items.forEach(item -> places.put(item, String.format(Locale.ROOT, "%08d", places.size())));
        return connection(Page.of(items.stream(), places::get, asked(env)), node);
    }

    private static Page.Asked asked(DataFetchingEnvironment env) {
        Optional<Integer> first = Optional.ofNullable(env.getArgument("first"));
        Optional<Integer> last = Optional.ofNullable(env.getArgument("last"));
        if (first.isEmpty() && last.isEmpty()) {
            throw Fetch.refused("you must provide one of first or last", "BAD_REQUEST");
        }
        Stream.concat(first.stream(), last.stream()).filter(size -> size < 1 || size > MAX_PAGE).findFirst()
                .ifPresent(size -> {
            throw Fetch.refused("a page has 1 to " + MAX_PAGE + " items, was: " + size, "BAD_REQUEST");
        });
        return new Page.Asked(first, last, cursor(env, "after"), cursor(env, "before"),
                env.getArgumentOrDefault("reverse", false));
    }

    private static Optional<Cursor> cursor(DataFetchingEnvironment env, String argument) {
        return Optional.<String>ofNullable(env.getArgument(argument)).map(text -> Cursor.read(text)
                .orElseThrow(() -> Fetch.refused("Invalid cursor for current pagination sort.", "INVALID_CURSOR")));
    }

    private static Map<String, Object> connection(Page page, Function<JsonNode, ?> node) {
        var edges = page.items().stream()
                .map(item -> Map.of("cursor", item.cursor().text(), "node", node.apply(item.record()))).toList();
        var nodes = edges.stream().map(edge -> edge.get("node")).toList();
        return Map.of("edges", edges, "nodes", nodes, "pageInfo", pageInfo(page));
    }

    private static Map<String, Object> pageInfo(Page page) {
        var info = new HashMap<String, Object>();
        info.put("hasNextPage", page.hasNext());
        info.put("hasPreviousPage", page.hasPrevious());
        page.start().ifPresent(item -> info.put("startCursor", item.cursor().text()));
        page.end().ifPresent(item -> info.put("endCursor", item.cursor().text()));
        return info;
    }
}
