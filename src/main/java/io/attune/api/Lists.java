package io.attune.api;

import io.attune.listing.Asked;
import io.attune.listing.AskedReader;
import io.attune.listing.Fault;
import io.attune.listing.Page;
import io.attune.review.Shown;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;

/** Answers the requests for lists. */
@ApplicationScoped
class Lists {

    private static final String ALL = "all";

    private final Clock clock;

    Lists(Clock clock) {
        this.clock = clock;
    }

    <V> Uni<Page<V>> page(Shown<V> list, UriInfo uri) {
        var parameters = uri.getQueryParameters();
        return list.page(asked(AskedReader.page(list.listing(parameters.keySet()), parameters, clock.instant())));
    }

    /** For what changes all that the filters leave: without one, {@code all=true} must say that all is meant. */
    Asked narrowed(Shown<?> list, UriInfo uri) {
        var parameters = new HashMap<>(uri.getQueryParameters());
        boolean all = parameters.remove(ALL, List.of("true"));
        var asked = asked(AskedReader.all(list.listing(parameters.keySet()), parameters, clock.instant()));
        if (asked.texts().isEmpty() != all) {
            throw Problem.of(ApiReason.NO_FILTER, "expected at least one filter, or all=true and no filter")
                    .exception();
        }
        return asked;
    }

    /** A problem is thrown with all that is wrong. */
    private static Asked asked(AskedReader.Reading reading) {
        if (reading instanceof AskedReader.Reading.Refused refused) {
            throw problem(refused.faults()).exception();
        }
        return ((AskedReader.Reading.Readable) reading).asked();
    }

    static Problem problem(List<Fault> faults) {
        var errors = faults.stream()
                .map(fault -> new Problem.ParameterError(fault.parameter(), reason(fault).code(), fault.words()))
                .toList();
        var first = faults.get(0);
        return Problem.of(reason(first), first.parameter() + ": " + first.words(), errors);
    }

    private static ApiReason reason(Fault fault) {
        return switch (fault.kind()) {
            case UNKNOWN -> ApiReason.UNKNOWN_PARAMETER;
            case DOUBLED -> ApiReason.DOUBLED_PARAMETER;
            case VALUE -> ApiReason.BAD_VALUE;
            case CURSOR -> ApiReason.BAD_CURSOR;
        };
    }
}
