package io.attune.sandbox.shop.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.attune.sandbox.shop.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the vendor says of a search field that it does not know, in {@code extensions.search}: it goes on without it.
 */
final class SearchWarnings {

    private final List<Map<String, Object>> warnings = new ArrayList<>();

    static void note(DataFetchingEnvironment env, Search search) {
        if (!search.unknown().isEmpty()) {
            SearchWarnings noted = env.getGraphQlContext().get(SearchWarnings.class);
            noted.warnings.add(Map.of(
                    "path", env.getExecutionStepInfo().getPath().toList(),
                    "query", env.getArgument("query"),
                    "warnings", search.unknown().stream().map(SearchWarnings::warning).toList()));
        }
    }

    private static Map<String, Object> warning(String field) {
        return Map.of("field", field, "message", "Invalid search field for this query.", "code", "invalid_field");
    }

    List<Map<String, Object>> all() {
        return warnings;
    }
}
