package io.attune.catalog;

import io.attune.catalog.Contents.Served;
import io.attune.mapping.Mapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Whether a version that stands in its file comes into force at once, or waits for a person. */
@ApplicationScoped
class Admittance {

    /** What records would be written is counted over some of them only; a busy database takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MappingVersions versions;
    private final WaitingVersions waiting;
    private final Foresight foresight;

    Admittance(MappingVersions versions, WaitingVersions waiting, Foresight foresight) {
        this.versions = versions;
        this.waiting = waiting;
        this.foresight = foresight;
    }

    /** The answer. */
    sealed interface Verdict {

        record Admitted() implements Verdict {}

        record Waits(WaitingVersion version, boolean isNew) implements Verdict {}

        /** Another content was in force under its number. */
        record NotRaised() implements Verdict {}

        default <R> R fold(Function<Admitted, R> admitted, Function<Waits, R> waits, Function<NotRaised, R> notRaised) {
            if (this instanceof Admitted it) {
                return admitted.apply(it);
            } else if (this instanceof Waits it) {
                return waits.apply(it);
            }
            return notRaised.apply((NotRaised) this);
        }
    }

    /** @param before that is in force; empty if none was ever, or it cannot be any more */
    Verdict judge(Served one, Optional<Mapping> before) {
        var mapping = one.mapping();
        var kept = versions.version(mapping.name(), mapping.version()).await().atMost(PATIENCE);
        if (kept.filter(version -> !version.hash().equals(mapping.hash())).isPresent()) {
            return new Verdict.NotRaised();
        }
        if (inForce(mapping.name()).filter(version -> version.hash().equals(mapping.hash())).isPresent()) {
            return new Verdict.Admitted(); // another process was faster
        }
        var known = waiting.of(mapping.name()).await().atMost(PATIENCE)
                .filter(version -> version.hash().equals(mapping.hash()));
        if (known.isPresent()) {
            return known.get().approvedBy().isPresent() ? new Verdict.Admitted()
                    : new Verdict.Waits(known.get(), false);
        }
        return before.map(serving -> foresight.of(serving, mapping).await().atMost(PATIENCE))
                .filter(Forecast::needsApproval)
                .<Verdict>map(forecast -> new Verdict.Waits(waiting.put(one, forecast).await().atMost(PATIENCE), true))
                .orElse(new Verdict.Admitted());
    }

    /** The file has the text again that is in force. True if another one waited. */
    boolean withdraw(String mapping) {
        return waiting.drop(mapping).await().atMost(PATIENCE);
    }

    /** The version that is in force, by what was kept of it. */
    Optional<MappingVersions.Kept> inForce(String mapping) {
        return versions.inForce(mapping).await().atMost(PATIENCE);
    }

    /** Nobody has approved it yet, and no other version has taken its place. */
    boolean waits(WaitingVersion one) {
        return waiting.of(one.mapping()).await().atMost(PATIENCE)
                .filter(known -> known.hash().equals(one.hash()) && known.approvedBy().isEmpty()).isPresent();
    }
}
