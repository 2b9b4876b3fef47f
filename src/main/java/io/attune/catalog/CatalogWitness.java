package io.attune.catalog;

import io.attune.catalog.Contents.Served;
import io.attune.redaction.Redactor;
import io.attune.yaml.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Counts and logs what came into force and what did not. */
@ApplicationScoped
class CatalogWitness {

    private static final int SHOWN = 20;

    private final MeterRegistry metrics;

    CatalogWitness(MeterRegistry metrics, Catalog catalog) {
        this.metrics = metrics;
        metrics.gauge("catalog.faults", catalog, it -> it.faults().size());
    }

    void activated(Served one, String by) {
        var mapping = one.mapping();
        metrics.counter("mapping.activated", "mapping", mapping.name()).increment();
        Log.infof("mapping.activated mapping=%s version=%d hash=%s by=\"%s\"", mapping.name(), mapping.version(),
                mapping.hash(), by);
    }

    void systemsChanged(Contents contents) {
        Log.infof("connector.activated connectors=%s connections=%s", contents.connectors().keySet(),
                contents.connections().byName().keySet());
    }

    /** One line a file, with its first faults; the files are those of the person, and so are the words. */
    void refused(List<Problem> problems) {
        problems.stream().collect(Collectors.groupingBy(Problem::file)).forEach((file, faults) -> {
            metrics.counter("mapping.refused", "file", file).increment();
            Log.warnf("mapping.refused file=%s faults=%d why=\"%s\"", file, faults.size(), Redactor.line(
                    faults.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("; "))));
        });
    }
}
