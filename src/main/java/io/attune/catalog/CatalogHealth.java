package io.attune.catalog;

import io.attune.yaml.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once something is in force. A faulty file is told here and takes nothing down: the last good version serves,
 * and an edit must not be able to take every process out of service.
 */
@Readiness
@ApplicationScoped
class CatalogHealth implements HealthCheck {

    private final Catalog catalog;

    CatalogHealth(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("catalog").status(catalog.contents().isPresent());
        catalog.contents().ifPresent(contents -> contents.mappings().forEach((name, one) ->
                health.withData("mapping " + name, "version " + one.mapping().version())));
        catalog.waiting().forEach(one -> health.withData("waiting " + one.mapping(), one.words()));
        if (!catalog.faults().isEmpty()) {
            health.withData("not in force", catalog.faults().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n")));
        }
        return health.build();
    }
}
