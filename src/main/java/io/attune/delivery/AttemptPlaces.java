package io.attune.delivery;

import io.attune.catalog.Catalog;
import io.attune.mapping.Mapping;
import io.attune.merge.Rules;
import io.attune.sync.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds where a delivery goes, as mapping, connection and connector describe it now. */
@ApplicationScoped
class AttemptPlaces {

    private final Catalog catalog;
    private final RuleBook rules;

    AttemptPlaces(Catalog catalog, RuleBook rules) {
        this.catalog = catalog;
        this.rules = rules;
    }

    /** Empty where the mapping, its system, the connection or its object is not there any more. */
    Optional<Attempt.Place> of(Claimed claimed) {
        return catalog.mapping(claimed.mapping())
                .flatMap(mapping -> of(mapping, rules.of(mapping), claimed.system()));
    }

    Optional<Attempt.Place> of(Mapping mapping, Rules itsRules, String system) {
        var mapped = mapping.system(system);
        var connection = mapped.flatMap(found -> catalog.connection(found.connection()));
        var object = connection.flatMap(found -> found.connector().object(mapped.get().object()));
        return object.map(found -> new Attempt.Place(mapping, itsRules, mapped.get(), connection.get(), found));
    }
}
