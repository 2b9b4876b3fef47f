package io.attune.record;

import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.MaybeSent;
import io.attune.merge.RecordState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** States as they read once they were stored: the columns of moments count microseconds. */
final class AsStored {

    private AsStored() {}

    static RecordState of(RecordState state) {
        return new RecordState(state.id(), state.mappingVersion(), state.seen(), state.endedAt().map(AsStored::of),
                state.left(), state.fields(), each(state.links(), AsStored::of), each(state.inflight(), AsStored::of),
                each(state.maybeSent(), sent -> sent.stream().map(AsStored::of).toList()));
    }

    private static <T> SortedMap<String, T> each(SortedMap<String, T> parts, UnaryOperator<T> form) {
        var formed = new TreeMap<>(parts);
        formed.replaceAll((name, part) -> form.apply(part));
        return formed;
    }

    private static LinkState of(LinkState link) {
        return isWhole(link.seenAt()) && isWhole(link.readAt()) && isWhole(link.tombstoneAt()) ? link
                : new LinkState(link.externalId(), link.revision(), link.seenAt().map(AsStored::of),
                        link.readAt().map(AsStored::of), link.seenNo(), link.fields(), link.frozen(),
                        link.tombstoneAt().map(AsStored::of));
    }

    private static Inflight of(Inflight write) {
        return new Inflight(write.kind(), write.mappingVersion(), write.patch(), of(write.sentAt()));
    }

    private static MaybeSent of(MaybeSent sent) {
        return new MaybeSent(sent.field(), sent.hash(), of(sent.sentAt()), of(sent.until()));
    }

    private static Instant of(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isWhole(Optional<Instant> moment) {
        return moment.filter(at -> !of(at).equals(at)).isEmpty();
    }
}
