package io.attune.simulation.hub;

import io.attune.document.InOrder;
import io.attune.merge.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The lists that Attune shows to people: what it knows to be not in accord, and why. */
public final class Lists {

    /** A record in a system. */
    public record Spot(UUID record, String system) {}

    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Identity, Duplicate> duplicates = new LinkedHashMap<>();
    private final Map<Spot, String> notCreated = new LinkedHashMap<>();
    private final Set<Identity> decided = new HashSet<>();
    private final Set<Identity> begun = new HashSet<>();
    private final Set<UUID> revived = new HashSet<>();

    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    public Map<Identity, Duplicate> duplicates() {
        return InOrder.map(duplicates);
    }

    /** Those that still wait for a person. */
    List<Duplicate> undecided() {
        return duplicates.values().stream().filter(question -> !decided.contains(question.identity())).toList();
    }

    void decided(Identity identity) {
        decided.add(identity);
    }

    /** A person dropped the record's delete. */
    public boolean isRevived(UUID record) {
        return revived.contains(record);
    }

    void revived(UUID record) {
        revived.add(record);
    }

    /** A person said that this is none of ours, whoever made it. */
    public boolean isBegunByAPerson(Identity identity) {
        return begun.contains(identity);
    }

    void begunByAPerson(Identity identity) {
        begun.add(identity);
    }

    /** Why a record was not made in a system. */
    public Map<Spot, String> notCreated() {
        return InOrder.map(notCreated);
    }

    void add(UUID record, Fact.Conflicted met) {
        var conflict = new Conflict(record, met.field(), met.system(), met.kept().value(), met.lost().value(),
                met.open(), false, met.policy());
        conflicts.removeIf(conflict::isSameQuestion);
        conflicts.add(conflict);
    }

    void readAnew(UUID record, Fact.ReadAnew anew) {
        conflicts.replaceAll(conflict -> conflict.isOpen(record, anew.field(), anew.system())
                ? conflict.reading(anew.kept(), anew.lost()) : conflict);
    }

    void decide(UUID record, Fact.Decided decided) {
        conflicts.replaceAll(conflict -> conflict.isOpen(record, decided.field(), decided.system())
                ? conflict.close() : conflict);
    }

    void add(Duplicate duplicate) {
        duplicates.putIfAbsent(duplicate.identity(), duplicate);
    }

    /** The same place, but another record of ours. */
    void askInstead(Duplicate duplicate) {
        duplicates.put(duplicate.identity(), duplicate);
    }

    void notCreated(UUID record, String system, String why) {
        notCreated.put(new Spot(record, system), why);
    }

    void created(UUID record, String system) {
        notCreated.remove(new Spot(record, system));
    }
}
