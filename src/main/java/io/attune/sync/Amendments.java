package io.attune.sync;

import io.attune.mapping.Forms;
import io.attune.merge.Amendment;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the forms of two versions of a mapping. */
public final class Amendments {

    private Amendments() {}

    public static Amendment between(Forms before, Forms now) {
        var forms = new TreeMap<String, Set<String>>();
        var added = new TreeMap<String, Set<String>>();
        now.rows().forEach((row, systems) -> {
            if (!before.rows().containsKey(row)) {
                added.put(row, new TreeSet<>(systems.keySet()));
            } else if (!different(before.rows().get(row), systems).isEmpty()) {
                forms.put(row, different(before.rows().get(row), systems));
            }
        });
        return new Amendment(forms, added, different(before.entrances(), now.entrances()),
                !before.keys().equals(now.keys()));
    }

    /** The forms of the version before are not known: any row may read otherwise now, in any system. */
    public static Amendment ofUnknown(Forms now) {
        var forms = new TreeMap<String, Set<String>>();
        now.rows().forEach((row, systems) -> forms.put(row, new TreeSet<>(systems.keySet())));
        return new Amendment(forms, new TreeMap<>(), now.entrances().keySet(), true);
    }

    private static Set<String> different(SortedMap<String, String> before, SortedMap<String, String> now) {
        var different = new HashSet<>(now.keySet());
        different.removeIf(system -> now.get(system).equals(before.get(system)));
        return new TreeSet<>(different);
    }
}
