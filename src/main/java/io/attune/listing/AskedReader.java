package io.attune.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the parameters of a request strictly: one that is not known, comes twice or has no such value is a fault, and
 * all faults are told at once. A filter that was overlooked would show, or replay, more than was meant.
 */
public final class AskedReader {

    private static final String LIMIT = "limit";
    private static final String NEXT = "next";
    private static final Set<String> PAGING = Set.of(LIMIT, NEXT);

    private final Listing<?> listing;
    private final Set<String> known;
    private final Instant now;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Object> values = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private AskedReader(Listing<?> listing, Set<String> others, Instant now) {
        this.listing = listing;
        this.known = new TreeSet<>(listing.filterNames());
        this.known.addAll(others);
        this.now = now;
    }

    /** What the parameters ask for. */
    public sealed interface Reading {
        record Readable(Asked asked) implements Reading {}

        /** @param faults at least one */
        record Refused(List<Fault> faults) implements Reading {}
    }

    /** Filters, {@code limit} and {@code next}. @param parameters by name, each with all its values */
    public static Reading page(Listing<?> listing, Map<String, List<String>> parameters, Instant now) {
        return new AskedReader(listing, PAGING, now).read(parameters);
    }

    /** Filters alone, for all that they leave. */
    public static Reading all(Listing<?> listing, Map<String, List<String>> parameters, Instant now) {
        return new AskedReader(listing, Set.of(), now).read(parameters);
    }

    private Reading read(Map<String, List<String>> parameters) {
        var singles = Singles.of(known, parameters);
        faults.addAll(singles.faults());
        texts.putAll(singles.texts());
        var limit = Optional.ofNullable(texts.remove(LIMIT)).map(this::limit).orElse(Asked.DEFAULT_LIMIT);
        var next = Optional.ofNullable(texts.remove(NEXT));
        texts.forEach(this::filter);
        var after = next.filter(text -> faults.isEmpty()).map(this::after).orElse(List.of());
        return faults.isEmpty()
                ? new Reading.Readable(new Asked(texts, values, after, limit))
                : new Reading.Refused(List.copyOf(faults));
    }

    private void filter(String name, String text) {
        var form = listing.filter(name).orElseThrow().form();
        form.read(text, now).ifPresentOrElse(
                value -> values.put(name, value),
                () -> fault(Fault.Kind.VALUE, name, "expected " + form.expected()));
    }

    private int limit(String text) {
        var limit = Form.NUMBER.read(text, now).map(Long.class::cast).filter(n -> n >= 1 && n <= Asked.MAX_LIMIT);
        if (limit.isEmpty()) {
            fault(Fault.Kind.VALUE, LIMIT, "expected a whole number from 1 to " + Asked.MAX_LIMIT);
        }
        return limit.map(Long::intValue).orElse(Asked.DEFAULT_LIMIT);
    }

    private List<Object> after(String text) {
        var after = Cursor.read(listing, texts, text);
        if (after.isEmpty()) {
            fault(Fault.Kind.CURSOR, NEXT, "expected the `next` of a page of this list with the same filters");
        }
        return after.orElse(List.of());
    }

    private void fault(Fault.Kind kind, String parameter, String words) {
        faults.add(new Fault(kind, parameter, words));
    }
}
