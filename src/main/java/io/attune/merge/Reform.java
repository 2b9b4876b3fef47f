package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The new form of single values of a record, once what nobody had seen yet is in its state. */
record Reform(Rebase.Terms terms, Map<String, Rebase.Reread> rereads, RecordState seen) {

    /**
     * As the system that it came from reads now, or another one that has confirmed it; a blank only where all of them
     * read one, since a field that a row was moved to is blank as a rule. Where none has it yet, or none tells it any
     * more: as that system would read it, had it been written there.
     */
    Agreed agreed(String field, Agreed was) {
        var origin = was.origin().system();
        boolean stays = !terms.amendment().forms().containsKey(field)
                || terms.now().systems().contains(origin) && !terms.amendment().isReformed(field, origin);
        if (stays) {
            return was;
        }
        var read = Stream.concat(Stream.of(origin), terms.now().systems().stream()).distinct()
                .filter(system -> isConfirmed(system, field, was))
                .flatMap(system -> value(system, field, was).stream())
                .toList();
        return read.stream().filter(value -> !value.isNull()).findFirst()
                .or(() -> read.stream().findFirst())
                .or(() -> terms.carry().over(origin, field, was.value()))
                .map(was::reread)
                .orElse(was);
    }

    /**
     * Or holds it anyway, be it that a person chose what stood there; or, where it was typed, holds it as it was typed,
     * before another system spelled it otherwise.
     */
    private boolean isConfirmed(String system, String field, Agreed was) {
        var held = seen.link(system).held(field);
        return seen.link(system).isLive() && (held.ack() == was.version() || held.shadow().equals(was.value())
                || system.equals(was.origin().system()) && OwnWrites.isTidied(held.shadow(), was.value()));
    }

    /** In a system where the row reads as before, what was agreed means what it meant. */
    private Optional<JsonNode> value(String system, String field, Agreed was) {
        return terms.amendment().isReformed(field, system) ? told(system, field) : Optional.of(was.value());
    }

    private Optional<JsonNode> told(String system, String field) {
        return Optional.ofNullable(rereads.get(system)).map(reread -> reread.now().values().get(field));
    }

    /**
     * What was confirmed stays confirmed where nothing changed, nor what the system makes of it, or the system still
     * holds what is agreed; what lagged lags on.
     *
     * @param after with the agreed values in their new form
     */
    Held held(String system, String field, RecordState after) {
        var known = seen.link(system).held(field);
        var was = seen.fields().get(field);
        var now = after.fields().get(field).value();
        boolean reads = terms.amendment().isReformed(field, system) && seen.link(system).isLive();
        var shadow = reads ? told(system, field).orElse(Held.NEVER.shadow()) : known.shadow();
        var image = terms.now().image(system, field, now, Lag.agreed(after));
        boolean isMadeAsBefore = !reads
                || image.equals(terms.before().image(system, field, was.value(), Lag.agreed(seen)));
        if (shadow.equals(known.shadow()) && now.equals(was.value()) && isMadeAsBefore) {
            return known;
        }
        boolean keeps = known.ack() < was.version() || shadow.isMissingNode() || shadow.equals(now)
                || image.equals(shadow);
        var read = new Held(shadow, keeps ? known.ack() : 0, Optional.empty(), Optional.empty());
        return reads ? read : new Held(shadow, read.ack(), known.image(), known.assumed());
    }
}
