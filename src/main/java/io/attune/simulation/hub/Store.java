package io.attune.simulation.hub;

import io.attune.merge.Fact;
import io.attune.merge.Handover;
import io.attune.merge.Keys;
import io.attune.merge.Lag;
import io.attune.merge.Matching;
import io.attune.merge.Observation;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.merge.Step;
import io.attune.simulation.world.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.UUID;

/** The database, in memory: a step is stored whole, or refused by a constraint. */
public final class Store {

    /** A constraint refused a step; nothing of it was stored. */
    static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    private static final String SAME_KEY = "same key as another record";

    private final Map<UUID, RecordState> records = new LinkedHashMap<>();
    private final Map<Identity, UUID> links = new HashMap<>();
    private final Map<Identity, List<UUID>> everLinked = new HashMap<>();
    private final Map<Identity, Instant> linkedAt = new HashMap<>();
    private final Beginnings beginnings = new Beginnings();
    private final Map<String, UUID> claims = new HashMap<>();
    private final Merged merged = new Merged();
    private final Marks marks;
    private final Chronicle chronicle;
    private final Lists lists = new Lists();
    private long ids;

    Store(Marks marks, Chronicle chronicle) {
        this.marks = marks;
        this.chronicle = chronicle;
    }

    public List<RecordState> records() {
        return records.keySet().stream().map(this::load).toList();
    }

    public Lists lists() {
        return lists;
    }

    UUID nextId() {
        return new UUID(0, ++ids);
    }

    /** The record that this one is by now: two may turn out to be one. */
    public UUID meant(UUID id) {
        return merged.meant(id);
    }

    /** From now on the one is the other. */
    void merge(UUID one, UUID into, Instant now) {
        merged.put(one, into);
        marks.wakeChildren(one, now);
    }

    /** What it refers to is named as it is meant by now. */
    public RecordState load(UUID id) {
        var state = records.get(id);
        return merged.isEmpty() || state == null ? state : Meant.of(state, this::meant);
    }

    Optional<RecordState> find(UUID id) {
        return Optional.ofNullable(load(id));
    }

    public Optional<UUID> linked(Identity identity) {
        return Optional.ofNullable(links.get(identity));
    }

    /** The records that it is or was linked to, the last one first. */
    public List<UUID> everLinked(Identity identity) {
        return everLinked.getOrDefault(identity, List.of());
    }

    /** The records that were linked to what one of these is or was linked to. */
    public Set<UUID> sharing(Set<UUID> some, String system) {
        return everLinked.entrySet().stream()
                .filter(each -> each.getKey().system().equals(system)
                        && !Collections.disjoint(each.getValue(), some))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.toSet());
    }

    /** Since when it is linked to the record that it is, or was last, linked to. */
    public Optional<Instant> linkedAt(Identity identity) {
        return Optional.ofNullable(linkedAt.get(identity));
    }

    public Beginnings beginnings() {
        return beginnings;
    }

    Optional<RecordState> claimant(List<String> keys) {
        return keys.stream().filter(claims::containsKey).map(claims::get).map(records::get).findFirst();
    }

    /** One that this may have been made for, though it claims another key by now, or none; rather one that lives. */
    Optional<RecordState> sender(Observation seen, Rules rules) {
        return records().stream()
                .filter(state -> Matching.isMaybeFrom(state, seen, rules))
                .min(Comparator.comparing(RecordState::isEnded));
    }

    /** A record that has ended gives up its link to another one. */
    void release(Identity identity, UUID to, Rules rules, Instant at) {
        var holder = linked(identity).filter(id -> !id.equals(to)).map(records::get).filter(RecordState::isEnded);
        holder.ifPresent(ended -> {
            var heir = records.get(to);
            var handed = Handover.of(ended, heir, identity.system(), rules, at);
            records.put(ended.id(), handed.ended());
            records.put(to, handed.heir());
            link(identity, to, at);
            wake(Optional.of(heir), handed.heir(), at);
        });
    }

    /** @throws Refused where another record holds the identity, or a new record's key */
    void save(Optional<RecordState> before, Step step, Rules rules, Instant now) {
        var after = step.state();
        after.links().forEach((system, link) -> link.externalId()
                .ifPresent(id -> check(new Identity(system, id), after)));
        claim(before, after, rules);
        before.ifPresent(this::unlink);
        records.put(after.id(), after);
        if (merged.into(after.id()).noneMatch(one -> records.get(one).seen())) {
            beginnings.note(before, after, now); // else what the other one began with goes on as this one
        }
        after.links().forEach((system, link) -> link.externalId()
                .ifPresent(id -> link(new Identity(system, id), after.id(), now)));
        wake(before, after, now);
        step.facts().forEach(fact -> store(after.id(), fact, now));
        chronicle.tell(before, step);
    }

    /** Who waits for the record where it is linked now is looked at. */
    private void wake(Optional<RecordState> before, RecordState after, Instant now) {
        after.links().forEach((system, link) -> {
            if (link.isLive() && before.filter(state -> state.link(system).isLive()).isEmpty()) {
                marks.wakeChildren(after.id(), Kind.connection(system), now);
            }
        });
    }

    private void check(Identity identity, RecordState state) {
        if (linked(identity).filter(holder -> !holder.equals(state.id())).isPresent()) {
            throw new Refused(identity + " is linked to another record");
        }
    }

    private void unlink(RecordState before) {
        before.links().forEach((system, link) -> link.externalId()
                .ifPresent(id -> links.remove(new Identity(system, id), before.id())));
    }

    private void link(Identity identity, UUID record, Instant now) {
        links.put(identity, record);
        if (!everLinked(identity).stream().findFirst().equals(Optional.of(record))) {
            linkedAt.put(identity, now);
        }
        var known = everLinked.computeIfAbsent(identity, one -> new ArrayList<>());
        known.remove(record);
        known.add(0, record);
        lists.created(record, identity.system());
    }

    private void claim(Optional<RecordState> before, RecordState after, Rules rules) {
        var now = firstKey(after, rules);
        if (before.isPresent() && now.equals(firstKey(before.get(), rules))) {
            return;
        }
        if (now.filter(key -> !claims.getOrDefault(key, after.id()).equals(after.id())).isPresent()) {
            clash(before, after, now.orElseThrow());
            return;
        }
        claims.values().removeIf(after.id()::equals);
        now.ifPresent(key -> claims.put(key, after.id()));
        handOn(after.id(), rules);
    }

    /** What a record lets go of is another's at once, if one has waited for it. */
    private void handOn(UUID former, Rules rules) {
        lists.duplicates().values().stream()
                .filter(question -> question.reason().equals(SAME_KEY) || lists.isBegunByAPerson(question.identity()))
                .filter(question -> question.other().filter(former::equals).isPresent())
                .flatMap(question -> linked(question.identity()).map(records::get).stream())
                .forEach(waiting -> firstKey(waiting, rules).filter(key -> !claims.containsKey(key)).ifPresent(key -> {
                    claims.values().removeIf(waiting.id()::equals);
                    claims.put(key, waiting.id());
                }));
    }

    /** The question is put at a place that none is put at yet, so that no other one hides it. */
    private void clash(Optional<RecordState> before, RecordState after, String key) {
        if (before.filter(RecordState::seen).isEmpty()) {
            throw new Refused("another record has its key");
        }
        after.links().entrySet().stream()
                .flatMap(link -> link.getValue().externalId().map(id -> new Identity(link.getKey(), id)).stream())
                .filter(identity -> !lists.duplicates().containsKey(identity))
                .findFirst()
                .ifPresent(identity -> lists.add(new Duplicate(identity, Optional.of(claims.get(key)),
                        SAME_KEY)));
    }

    private static Optional<String> firstKey(RecordState state, Rules rules) {
        return state.isEnded() ? Optional.empty() : Keys.first(rules, Lag.agreed(state));
    }

    private void store(UUID record, Fact fact, Instant now) {
        if (fact instanceof Fact.Lags lags) {
            marks.due(record, lags.system(), now);
        } else if (fact instanceof Fact.Held held) {
            marks.hold(record, held.system(), now);
        } else if (fact instanceof Fact.Unconfirmed asked) {
            marks.ask(record, asked.system(), now);
        } else if (fact instanceof Fact.CaughtUp caught) {
            marks.drop(record, caught.system());
        } else if (fact instanceof Fact.Conflicted met) {
            lists.add(record, met);
        } else if (fact instanceof Fact.ReadAnew anew) {
            lists.readAnew(record, anew);
        } else if (fact instanceof Fact.Decided decided) {
            lists.decide(record, decided);
        } else if (fact instanceof Fact.Duplicated doubt) {
            lists.add(new Duplicate(new Identity(doubt.system(), doubt.externalId()), doubt.other(), doubt.reason()));
        }
    }
}
