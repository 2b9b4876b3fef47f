package io.attune.sandbox.shop.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/**
 * A search, understood.
 *
 * @param filter  the records that it asks for
 * @param unknown fields that it names and the shop does not know; like the vendor, the shop takes no notice of them
 */
public record Search(Predicate<JsonNode> filter, List<String> unknown) {

    /** Never fails: what cannot be understood is searched for as words. */
    public static Search parse(String query, SearchFields fields) {
        var parser = new SearchParser(query, fields);
        var filter = parser.parse();
        return new Search(filter, parser.unknown());
    }
}
