package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Decides whose record it is that a system shows and that no record of ours is linked to. */
public final class Matching {

    private Matching() {}

    /**
     * What is known of it.
     *
     * @param marked    the record whose id it carries as our marker
     * @param claimant  the record that holds one of its keys
     * @param sender    one for which it {@linkplain #isMaybeFrom may have been made}; asked for where nobody claims it
     * @param rechecked the id that the claimant has there was read just now, and is alive
     */
    public record Stranger(Observation seen, Optional<RecordState> marked, Optional<RecordState> claimant,
            Optional<RecordState> sender, boolean rechecked) {}

    /** Whose it is, and so what follows. */
    public sealed interface Answer {

        /** Nobody's: it begins a record. */
        record Begins() implements Answer {}

        /** This record's, which has no living one there: it is linked. */
        record Belongs(UUID record) implements Answer {}

        /** Another one of this record is there, or was: that one is read first. */
        record AskFirst(UUID record, String externalId) implements Answer {}

        /** A person is to say. */
        record Unclear(Fact.Duplicated question) implements Answer {}

        default <R> R fold(Function<Begins, R> begins, Function<Belongs, R> belongs, Function<AskFirst, R> askFirst,
                Function<Unclear, R> unclear) {
            if (this instanceof Begins it) {
                return begins.apply(it);
            } else if (this instanceof Belongs it) {
                return belongs.apply(it);
            } else if (this instanceof AskFirst it) {
                return askFirst.apply(it);
            }
            return unclear.apply((Unclear) this);
        }
    }

    public static Answer of(Stranger stranger, Rules rules) {
        return stranger.marked()
                .filter(marked -> rules.has(Guard.MARKER))
                .map(marked -> marked(stranger, marked))
                .orElseGet(() -> byKey(stranger, rules));
    }

    private static Answer marked(Stranger stranger, RecordState marked) {
        var link = marked.link(stranger.seen().system());
        if (!marked.isEnded() && link.externalId().isEmpty()) {
            return new Answer.Belongs(marked.id());
        }
        return unclear(stranger, marked, marked.isEnded() ? "carries the marker of a record that has ended"
                : "carries the marker of a record that is another one there");
    }

    /**
     * A system that keeps no marker made what was sent to it, late. A person who made the same one anew would hardly
     * have typed one of the very values that were sent, beside the key. What is in doubt still may come as well. What
     * was sent for a record that ended under another version of the mapping may read as anything by now.
     */
    private static boolean isMaybeOurs(Observation seen, RecordState claimant, Rules rules) {
        var sent = sent(seen, claimant, rules);
        if (!rules.has(Guard.LATE_WRITES) || sent.stream().noneMatch(one -> one.field().equals(MaybeSent.CREATE))) {
            return false;
        }
        var told = new TreeMap<>(seen.values());
        told.values().removeIf(JsonNode::isNull);
        rules.match().forEach(told.keySet()::removeAll);
        boolean mayReadOtherwise = claimant.isEnded() && claimant.mappingVersion() != rules.version();
        return mayReadOtherwise || told.isEmpty() || told.entrySet().stream()
                .anyMatch(value -> sent.stream().anyMatch(one -> one.isOf(value.getKey(), value.getValue())));
    }

    private static List<MaybeSent> sent(Observation seen, RecordState state, Rules rules) {
        return Settle.readBack(state, seen.system(), rules, seen.moment().learntAt()).maybeSent(seen.system());
    }

    /**
     * Whether it may be what was sent there for this record, with the key that the record had then. It may have ended
     * since, or have got another key, so that it claims this one no more.
     */
    public static boolean isMaybeFrom(RecordState state, Observation seen, Rules rules) {
        var sent = sent(seen, state, rules);
        return Keys.complete(rules, seen.values()).stream().anyMatch(key -> key.stream().allMatch(field ->
                sent.stream().anyMatch(one -> one.isOf(field, seen.values().get(field)))))
                && isMaybeOurs(seen, state, rules);
    }

    private static Answer bySender(Stranger stranger) {
        var sender = stranger.sender().orElseThrow();
        var link = sender.link(stranger.seen().system());
        boolean isOpen = link.externalId().isEmpty() && link.tombstoneAt().isEmpty();
        return !sender.isEnded() && isOpen ? new Answer.Belongs(sender.id())
                : unclear(stranger, sender, sender.isEnded() ? "may be our own, made for a record that has ended"
                        : "may be our own, made before the record got another key");
    }

    private static Answer byKey(Stranger stranger, Rules rules) {
        var claimant = stranger.claimant().filter(record -> !record.isEnded()).filter(record -> rules.has(Guard.CLAIM));
        if (claimant.isEmpty()) {
            return stranger.sender().isPresent() ? bySender(stranger) : new Answer.Begins();
        }
        var link = claimant.get().link(stranger.seen().system());
        if (!link.isLive()) {
            return link.tombstoneAt().isPresent() && isMaybeOurs(stranger.seen(), claimant.get(), rules)
                    ? unclear(stranger, claimant.get(), "may be our own, made after the record was deleted there")
                    : new Answer.Belongs(claimant.get().id());
        }
        return stranger.rechecked() || !rules.has(Guard.RECHECK)
                ? unclear(stranger, claimant.get(), "has the same key as a record that is another one there")
                : new Answer.AskFirst(claimant.get().id(), link.externalId().orElseThrow());
    }

    /**
     * A person said that it is not the record that was asked about. Whoever else has its key may be it all the same,
     * and two with one key would be there in all systems: so that is asked next. Where nobody else has it, it begins
     * a record.
     *
     * @param asked    what the question was about
     * @param claimant what has its key now
     */
    public static Optional<Fact.Duplicated> nextQuestion(Observation seen, Optional<UUID> asked,
            Optional<UUID> claimant) {
        return claimant.filter(holder -> !asked.equals(claimant)).map(holder -> new Fact.Duplicated(seen.system(),
                seen.externalId(), claimant, "is not the one that was asked about, and has the key of another one"));
    }

    private static Answer unclear(Stranger stranger, RecordState other, String reason) {
        return new Answer.Unclear(new Fact.Duplicated(stranger.seen().system(), stranger.seen().externalId(),
                Optional.of(other.id()), reason));
    }
}
