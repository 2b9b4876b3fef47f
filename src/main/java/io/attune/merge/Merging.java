package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.InOrder;
import io.attune.policy.Contest;
import io.attune.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The steps for "these two records of ours are one", as a person said. The other's links move to the record, values
 * that differ are first-synced with the losers listed, and the other ends without a delete following.
 */
public final class Merging {

    /** Longer than nearly all answers take; who takes longer is not waited for. */
    static final Duration ANSWERED = Duration.ofSeconds(30);

    private final RecordState record;
    private final RecordState other;
    private final Rules rules;
    private final List<Fact> facts = new ArrayList<>();

    private Merging(RecordState record, RecordState other, Rules rules) {
        this.record = record;
        this.other = other;
        this.rules = rules;
    }

    /** What follows for each of the two. The other is to be stored first: it lets go of its ids and of its key. */
    public record Merged(Step record, Step other) {}

    /** A record, with the systems in which the id that it has was looked for and is no more. */
    public record Part(RecordState state, Set<String> gone) {

        public Part {
            gone = InOrder.set(gone);
        }

        boolean isLive(String system) {
            return state.link(system).isLive() && !gone.contains(system);
        }
    }

    /** Why they cannot be made one now, in words; empty if they can. */
    public static Optional<String> obstacle(Part record, Part other, Rules rules) {
        for (var part : List.of(record, other)) {
            if (part.state().isEnded()) {
                return Optional.of("record " + part.state().id() + " has ended");
            }
            if (Rebase.isDue(part.state(), rules)) {
                return Rebase.obstacle(part.state(), rules);
            }
            if (!part.state().inflight().isEmpty()) {
                return Optional.of("a write of record " + part.state().id() + " to "
                        + part.state().inflight().firstKey() + " is in doubt: decide again when it is settled");
            }
        }
        return clashes(record, other, rules).stream().findFirst().map(system -> "both are in " + system + ", as "
                + id(record, system) + " and " + id(other, system) + ": one of the two must go there first");
    }

    /** The systems in which both have an id that may be alive. */
    public static List<String> clashes(Part record, Part other, Rules rules) {
        return rules.systems().stream().filter(system -> record.isLive(system) && other.isLive(system)).toList();
    }

    private static String id(Part part, String system) {
        return part.state().link(system).externalId().orElseThrow();
    }

    /** There is no {@linkplain #obstacle obstacle}. */
    public static Merged of(Part record, Part other, Rules rules, Instant at) {
        var merging = new Merging(record.state(), other.state(), rules);
        var moved = new TreeSet<String>();
        rules.systems().stream()
                .filter(system -> other.isLive(system) && !record.isLive(system)
                        || isDeletedInOneAlone(other, record, system))
                .forEach(moved::add);
        return new Merged(merging.taking(moved), merging.ending(moved, at));
    }

    /** The one that stays was never there: it is not made where a person deleted what is the same one. */
    private static boolean isDeletedInOneAlone(Part deleted, Part unknown, String system) {
        var link = unknown.state().link(system);
        return deleted.state().link(system).tombstoneAt().isPresent() && link.externalId().isEmpty()
                && link.tombstoneAt().isEmpty();
    }

    private Step taking(Set<String> moved) {
        var fields = new TreeMap<>(record.fields());
        other.fields().forEach((field, agreed) -> fields.put(field, agreed(field, agreed)));
        var after = record.withFields(fields, record.mappingVersion());
        for (var system : moved) {
            after = after.withLink(system, moved(after, system));
            var sent = new ArrayList<>(record.maybeSent(system));
            sent.addAll(other.maybeSent(system));
            after = after.withMaybeSent(system, sent);
        }
        for (var system : rules.systems()) {
            if (!Lag.of(after, rules, system).isEmpty()) {
                facts.add(new Fact.Lags(system));
            }
        }
        return new Step(after, facts);
    }

    private Agreed agreed(String field, Agreed theirs) {
        var ours = record.fields().get(field);
        if (ours == null) {
            var first = Agreed.first(theirs.side());
            facts.add(new Fact.Changed(field, Optional.empty(), first, words("")));
            return first;
        }
        if (ours.value().equals(theirs.value())) {
            return ours;
        }
        var verdict = contest(ours, theirs);
        boolean theirsWins = verdict.kind() == Verdict.Kind.EDIT;
        lost(field, theirsWins ? theirs : ours, theirsWins ? ours : theirs, verdict);
        if (!theirsWins) {
            return ours;
        }
        var now = ours.next(theirs.side(), Optional.empty());
        facts.add(new Fact.Changed(field, Optional.of(ours.value()), now, words(": " + verdict.why())));
        return now;
    }

    /** There is no base. Of two values from one system the later one is its own. */
    private Verdict contest(Agreed ours, Agreed theirs) {
        if (ours.origin().system().equals(theirs.origin().system())) {
            boolean later = theirs.origin().to().isAfter(ours.origin().to());
            return new Verdict(later ? Verdict.Kind.EDIT : Verdict.Kind.AGREED, Optional.empty(), "edited later");
        }
        return new Contest(ours.side(), theirs.side(), MissingNode.getInstance(), rules.systems())
                .atFirstSync(rules.firstSync());
    }

    private void lost(String field, Agreed kept, Agreed lost, Verdict verdict) {
        facts.add(new Fact.Conflicted(field, lost.origin().system(), kept.side(), lost.side(),
                words(": " + verdict.why()), false));
    }

    private String words(String why) {
        return "merged with " + other.id() + why;
    }

    /**
     * The other's link, with what its system has confirmed of what is agreed now. What waited there for a person, in a
     * question that is over by this, is not what is agreed.
     */
    private LinkState moved(RecordState after, String system) {
        var link = other.link(system);
        var held = new TreeMap<String, Held>();
        link.fields().forEach((field, known) -> held.put(field, moved(after, system, field, known)));
        return new LinkState(link.externalId(), link.revision(), link.seenAt(), link.readAt(),
                Math.max(link.seenNo(), record.link(system).seenNo()) + 1, held, Set.of(), link.tombstoneAt());
    }

    private Held moved(RecordState after, String system, String field, Held known) {
        var now = after.fields().get(field);
        if (now == null || !known.isKnown()) {
            return known;
        }
        var theirs = other.fields().get(field);
        boolean confirmed = theirs != null && theirs.value().equals(now.value()) && known.ack() == theirs.version()
                && !other.link(system).frozen().contains(field);
        return confirmed || known.shadow().equals(now.value())
                        || rules.image(system, field, now.value(), Lag.agreed(after)).equals(known.shadow())
                ? known.confirmed(known.shadow(), now.version())
                : known.disowned(known.shadow());
    }

    private Step ending(Set<String> moved, Instant at) {
        var after = other.ended(at);
        var closed = new ArrayList<Fact>();
        for (var system : rules.systems()) {
            other.link(system).frozen().stream().sorted()
                    .forEach(field -> closed.add(new Fact.Decided(field, system, "merged into " + record.id())));
            closed.add(new Fact.CaughtUp(system));
            if (moved.contains(system)) {
                after = after.withLink(system, LinkState.unknown()).withMaybeSent(system, List.of());
            }
        }
        return new Step(after, closed);
    }

    /**
     * What nobody was linked to belongs to this record. Where it carries our marker, holds something else than what was
     * sent to make it, and that has no answer yet, somebody was quicker than the answer: it would look like two that
     * never met. So it is read again after the answer, and is an edit then.
     */
    public static Step belongs(RecordState state, Matching.Stranger stranger, Rules rules, Instant now) {
        var seen = stranger.seen();
        boolean isOurs = stranger.marked().filter(marked -> marked.id().equals(state.id())).isPresent();
        boolean isAwaited = isOurs && state.inflight(seen.system())
                .filter(write -> write.mayHaveCreated() && now.isBefore(write.sentAt().plus(ANSWERED)))
                .filter(write -> isOther(seen, write.values(), rules)).isPresent();
        return isAwaited ? Hint.ask(state, seen.system(), rules) : attach(state, seen, rules);
    }

    private static boolean isOther(Observation seen, SortedMap<String, JsonNode> sent, Rules rules) {
        return seen.values().entrySet().stream().filter(told -> sent.containsKey(told.getKey())).anyMatch(told ->
                !told.getValue().equals(sent.get(told.getKey())) && !told.getValue().equals(
                        rules.image(seen.system(), told.getKey(), sent.get(told.getKey()), sent)));
    }

    /** A record of a system is this one of ours, which has none there, or one that is gone: what differs is due. */
    public static Step attach(RecordState state, Observation seen, Rules rules) {
        var system = seen.system();
        var link = state.link(system);
        boolean isOver = link.externalId().isPresent() || link.tombstoneAt().isPresent();
        var open = isOver ? state.withLink(system, link.forgotten()) : state;
        var step = Observe.apply(open, seen, rules);
        boolean told = Lag.of(step.state(), rules, system).isEmpty() || step.lagging().contains(system)
                || step.isOutrun();
        return told ? step : new Step(step.state(), Stream.concat(step.facts().stream(),
                Stream.of(new Fact.Lags(system))).toList());
    }
}
