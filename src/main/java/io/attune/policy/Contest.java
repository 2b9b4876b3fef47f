package io.attune.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.policy.ConflictPolicy.Combine;
import io.attune.policy.ConflictPolicy.Highest;
import io.attune.policy.ConflictPolicy.Lowest;
import io.attune.policy.ConflictPolicy.Manual;
import io.attune.policy.ConflictPolicy.Prefer;
import io.attune.policy.ConflictPolicy.PreferRole;
import io.attune.policy.ConflictPolicy.PreferValue;
import java.util.List;
import java.util.Optional;

/**
 * An agreed value and an edit made without knowledge of it. The same contest has the same verdict wherever and whenever
 * it is held.
 *
 * @param base    what the editing system held before its edit; missing if it was never seen
 * @param systems in the order of the mapping: the first one comes first where nothing else decides
 */
public record Contest(Side agreed, Side edit, JsonNode base, List<String> systems) {

    public Contest {
        systems = List.copyOf(systems);
    }

    public Verdict by(ConflictPolicy policy) {
        if (policy instanceof Manual) {
            return new Verdict(Verdict.Kind.UNDECIDED, Optional.empty(), "a person decides");
        } else if (policy instanceof Prefer prefer) {
            return prefer(prefer);
        } else if (policy instanceof PreferValue prefer) {
            return either(isValue(agreed, prefer), isValue(edit, prefer), "has the value " + prefer.value());
        } else if (policy instanceof PreferRole prefer) {
            return either(agreed.origin().hasRole(prefer.role()), edit.origin().hasRole(prefer.role()),
                    "by the role " + prefer.role());
        } else if (policy instanceof Highest) {
            return ordered(1, "higher");
        } else if (policy instanceof Lowest) {
            return ordered(-1, "lower");
        }
        return policy instanceof Combine ? combine() : latest();
    }

    /** Where the edit's system alone tells the field, whatever the policy and whoever decided otherwise. */
    public Verdict byTheOnlyOne() {
        return Verdict.edit("told by " + edit.origin().system() + " alone");
    }

    /**
     * No base yet: the preferred system's value, unless it is blank; where neither is of that system, the agreed one.
     *
     * @param preferred empty for none
     */
    public Verdict atFirstSync(Optional<String> preferred) {
        if (agreed.isBlank() || edit.isBlank()) {
            return edit.isBlank() ? Verdict.agreed("first sync: a blank never wins")
                    : Verdict.edit("first sync: a blank never wins");
        }
        return preferred.filter(edit.origin().system()::equals).isPresent()
                ? Verdict.edit("first sync: " + edit.origin().system() + " is preferred")
                : Verdict.agreed("first sync: " + preferred.orElse(agreed.origin().system()) + " is preferred");
    }

    private Verdict prefer(Prefer prefer) {
        boolean isEdit = edit.origin().system().equals(prefer.system());
        boolean isAgreed = !isEdit && agreed.origin().system().equals(prefer.system());
        if (isEdit && edit.isBlank() && prefer.unlessBlank()) {
            return Verdict.agreed(prefer.system() + " is preferred unless blank, and is blank");
        }
        if (isAgreed && agreed.isBlank() && prefer.unlessBlank()) {
            return Verdict.edit(prefer.system() + " is preferred unless blank, and is blank");
        }
        return either(isAgreed, isEdit, prefer.system() + " is preferred");
    }

    private static boolean isValue(Side side, PreferValue prefer) {
        return !side.isBlank() && side.value().asText().equals(prefer.value());
    }

    private Verdict either(boolean isAgreed, boolean isEdit, String why) {
        if (isAgreed == isEdit) {
            return latest();
        }
        return isEdit ? Verdict.edit(why) : Verdict.agreed(why);
    }

    /** Blank is neither high nor low: it never wins. */
    private Verdict ordered(int sign, String word) {
        if (agreed.isBlank() || edit.isBlank()) {
            return edit.isBlank() ? Verdict.agreed("a blank is not " + word) : Verdict.edit("a blank is not " + word);
        }
        return sign * ValueOrder.INSTANCE.compare(edit.value(), agreed.value()) > 0 ? Verdict.edit(word)
                : Verdict.agreed(word);
    }

    private Verdict combine() {
        return new Verdict(Verdict.Kind.MERGED,
                Optional.of(SetMerge.of(base, agreed.value(), edit.value())), "combined");
    }

    private Verdict latest() {
        if (edit.origin().isAfter(agreed.origin())) {
            return Verdict.edit("edited later");
        }
        if (agreed.origin().isAfter(edit.origin())) {
            return Verdict.agreed("edited later");
        }
        return comesFirst(edit.origin().system(), agreed.origin().system())
                ? Verdict.edit("order unknown: " + edit.origin().system() + " comes first")
                : Verdict.agreed("order unknown: " + agreed.origin().system() + " comes first");
    }

    /** Two edits of one system: the one seen later is later. */
    private boolean comesFirst(String one, String other) {
        int first = rank(one);
        int second = rank(other);
        return first != second ? first < second : one.compareTo(other) <= 0;
    }

    private int rank(String system) {
        int place = systems.indexOf(system);
        return place < 0 ? systems.size() : place;
    }
}
