package io.attune.console;

import io.attune.listing.Asked;
import io.attune.listing.AskedReader;
import io.attune.review.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which items of a list a form means: its fields are filters of the list. */
@ApplicationScoped
class NarrowedForms {

    private final Clock clock;

    NarrowedForms(Clock clock) {
        this.clock = clock;
    }

    /** Forms of our pages always narrow; anything else is not from there. */
    Asked narrowed(Shown<?> list, Map<String, List<String>> form) {
        var filters = new HashMap<>(form);
        filters.remove("form");
        var reading = AskedReader.all(list.listing(Set.of()), filters, clock.instant());
        if (reading instanceof AskedReader.Reading.Readable readable && !readable.asked().texts().isEmpty()) {
            return readable.asked();
        }
        throw new BadRequestException("this form does not say what is meant");
    }
}
