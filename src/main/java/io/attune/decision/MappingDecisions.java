package io.attune.decision;

import io.attune.catalog.Catalog;
import io.attune.catalog.WaitingVersion;
import io.attune.catalog.WaitingVersions;
import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A person lets a version of a mapping come into force that would write many records. */
@ApplicationScoped
public class MappingDecisions {

    private final Catalog catalog;
    private final WaitingVersions waiting;

    MappingDecisions(Catalog catalog, WaitingVersions waiting) {
        this.catalog = catalog;
        this.waiting = waiting;
    }

    /** @param version that the person has looked at; empty for whichever waits */
    public Uni<Answer> approve(String mapping, Optional<Integer> version, String by) {
        if (catalog.mapping(mapping).isEmpty()) {
            return Uni.createFrom().item(new Answer.Missing());
        }
        return waiting.of(mapping).chain(found -> refusal(mapping, version, found)
                .map(answer -> Uni.createFrom().item(answer))
                .orElseGet(() -> approve(found.orElseThrow(), by)));
    }

    private static Optional<Answer> refusal(String mapping, Optional<Integer> version, Optional<WaitingVersion> found) {
        if (found.filter(one -> one.approvedBy().isEmpty()).isEmpty()) {
            return Optional.of(new Answer.Over("no version of the mapping " + mapping + " waits for approval"));
        }
        return version.filter(meant -> meant != found.get().version()).map(meant -> new Answer.Over(
                "version %d of the mapping %s does not wait: version %d does".formatted(meant, mapping,
                        found.get().version())));
    }

    private Uni<Answer> approve(WaitingVersion one, String by) {
        return waiting.approve(one.mapping(), Optional.of(one.version()), by)
                .invoke(done -> Log.infof("mapping.approved mapping=%s version=%d by=\"%s\"", one.mapping(),
                        one.version(), Redactor.line(by)))
                .map(done -> done ? new Answer.Done(1)
                        : new Answer.Over("version " + one.version() + " of the mapping " + one.mapping()
                                + " was approved or replaced a moment ago"));
    }
}
