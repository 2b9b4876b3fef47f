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

    void waits(WaitingVersion one) {
        metrics.counter("mapping.waits", "mapping", one.mapping()).increment();
        Log.warnf("mapping.waits mapping=%s version=%d why=\"it %s\" next=\"./attune mappings approve %s, or another "
                + "text in %s\"", one.mapping(), one.version(), one.forecast().words(), one.mapping(), one.file());
    }

    void withdrawn(String mapping) {
        Log.infof("mapping.withdrawn mapping=%s why=\"its file has the version in force again\"", mapping);
    }

    /** What serves until then does not fit any more, so nothing is left but the new one. */
    void forced(Served one, int before) {
        Log.warnf("mapping.forced mapping=%s version=%d why=\"version %d, which was in force, does not fit the "
                + "connections and connectors any more\"", one.mapping().name(), one.mapping().version(), before);
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
