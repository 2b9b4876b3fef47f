package io.attune.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The HQL of one page. */
final class Query {

    private Query() {}

    static String of(Listing<?> listing, Asked asked) {
        var conditions = new ArrayList<String>();
        if (!listing.where().isEmpty()) {
            conditions.add(listing.where());
        }
        listing.filters().stream()
                .filter(filter -> asked.values().containsKey(filter.name()))
                .forEach(filter -> conditions.add(filter.condition()));
        if (!asked.after().isEmpty()) {
            conditions.add(behind(listing.keys(), 0));
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "from " + listing.row().getSimpleName() + " r" + where + " order by "
                + listing.keys().stream().map(Key::order).collect(Collectors.joining(", "));
    }

    /** The rows behind a place in the order: by the first key, or where that is equal by the next. */
    private static String behind(List<? extends Key<?>> keys, int place) {
        var key = keys.get(place);
        return place == keys.size() - 1
                ? key.behind(place)
                : "(" + key.behind(place) + " or " + key.at(place) + " and " + behind(keys, place + 1) + ")";
    }
}
