package io.attune.merge;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The step for "this record, which has ended, gives up what it is linked to": to one that came after it with the same
 * key. That one is linked at once, so that there is no moment at which it is nobody's. What the ended one sent there
 * may arrive yet, and shall not be taken for an edit of the one that has it now.
 *
 * @param ended to be stored first: it lets go of the id
 * @param heir  the record that is linked, of which nothing was seen there yet
 */
public record Handover(RecordState ended, RecordState heir) {

    /**
     * Whether it can be given up now: not while what ends it there may be on its way, nor on the strength of a search
     * that is older than what is known of it, nor to one that is linked to another one by now.
     *
     * @param asked when the search was begun that found it
     */
    public static boolean isPossible(RecordState ended, RecordState heir, String system, Instant asked) {
        var link = ended.link(system);
        return heir.link(system).externalId().isEmpty() && ended.inflight(system).filter(Inflight::isLast).isEmpty()
                && link.readAt().filter(at -> !at.isBefore(asked)).isEmpty()
                && link.tombstoneAt().filter(at -> !at.isBefore(asked)).isEmpty();
    }

    public static Handover of(RecordState ended, RecordState heir, String system, Rules rules, Instant at) {
        var settled = Settle.readBack(ended, system, rules, at);
        var id = ended.link(system).externalId().orElseThrow();
        return new Handover(settled.withLink(system, LinkState.unknown()).withMaybeSent(system, List.of()),
                heir.remembering(system, settled.maybeSent(system).stream()
                                .flatMap(sent -> readAs(sent, ended, heir)).toList())
                        .withLink(system, heir.link(system).withExternalId(id)));
    }

    /** What named the ended one there, as nobody but itself does here, names the heir from now on. */
    private static Stream<MaybeSent> readAs(MaybeSent sent, RecordState ended, RecordState heir) {
        return sent.isReferenceTo(ended.id()) ? Stream.of(sent, sent.referringTo(heir.id())) : Stream.of(sent);
    }
}
