package io.attune.listing;

import io.attune.yaml.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Parameters that each may stand once, by name.
 *
 * @param faults of the others: not known, or there twice
 */
public record Singles(Map<String, String> texts, List<Fault> faults) {

    /** @param parameters by name, each with all its values */
    public static Singles of(Set<String> known, Map<String, List<String>> parameters) {
        var texts = new TreeMap<String, String>();
        var faults = new ArrayList<Fault>();
        new TreeMap<>(parameters).forEach((name, all) -> fault(new TreeSet<>(known), name, all)
                .ifPresentOrElse(faults::add, () -> texts.put(name, all.get(0))));
        return new Singles(texts, faults);
    }

    private static Optional<Fault> fault(Set<String> known, String name, List<String> all) {
        if (!known.contains(name)) {
            return Optional.of(new Fault(Fault.Kind.UNKNOWN, name, "there is no such parameter."
                    + Spelling.didYouMean(name, known) + " It may be one of " + String.join(", ", known)));
        }
        return all.size() == 1 ? Optional.empty() : Optional.of(new Fault(Fault.Kind.DOUBLED, name,
                "expected once, found " + all.size() + " times"));
    }
}
