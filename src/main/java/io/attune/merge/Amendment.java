package io.attune.merge;

import io.attune.document.InOrder;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In what one version of a mapping differs from another, as far as a record cares: by compiled form, so that a comment
 * or a row that moved is no difference.
 *
 * @param forms     rows of both versions, each with the systems in which it has another form
 * @param added     rows of the new version alone, each with its systems
 * @param entrances systems in which another record is admitted or may be made than before, or that are new
 * @param keys      whether records are matched by other keys
 */
public record Amendment(SortedMap<String, Set<String>> forms, SortedMap<String, Set<String>> added,
        Set<String> entrances, boolean keys) {

    public static final Amendment NONE = new Amendment(new TreeMap<>(), new TreeMap<>(), Set.of(), false);

    public Amendment {
        forms = InOrder.sorted(forms);
        added = InOrder.sorted(added);
        entrances = InOrder.set(entrances);
    }

    /** No record of the one version differs under the other. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** In which a record that is linked there has to be read anew. */
    public SortedSet<String> systems() {
        return Stream.of(forms.values().stream().flatMap(Collection::stream),
                        added.values().stream().flatMap(Collection::stream), entrances.stream())
                .flatMap(systems -> systems)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    /** The systems in which this record has to be read before it can go on under the new version. */
    public SortedSet<String> toRead(RecordState state) {
        var systems = new TreeSet<>(systems());
        systems.removeIf(system -> !state.link(system).isLive());
        return systems;
    }

    boolean isReformed(String row, String system) {
        return forms.getOrDefault(row, Set.of()).contains(system);
    }

    /** Or may be: nobody knows how a row that comes back was read when it was there before. */
    boolean isReadOtherwise(String row, String system) {
        return isReformed(row, system) || added.getOrDefault(row, Set.of()).contains(system);
    }
}
