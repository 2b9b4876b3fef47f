package io.attune.catalog;

import io.attune.catalog.CatalogLoader.Reload;
import io.attune.catalog.Contents.Served;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.runtime.StartRefused;
import io.attune.yaml.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings what stands on disk into force: looks, loads, keeps the version, and only then lets it serve. */
@ApplicationScoped
class CatalogKeeper {

    private static final Duration DATABASE = Duration.ofSeconds(10);
    /** Over many records it takes its time. */
    private static final Duration INDEX = Duration.ofMinutes(5);
    private static final String AT_START = "start";

    private final CatalogFiles files;
    private final CatalogLoader loader;
    private final Catalog catalog;
    private final MappingVersions versions;
    private final Admittance admittance;
    private final CatalogWitness witness;

    CatalogKeeper(Config config, Catalog catalog, MappingVersions versions, Admittance admittance,
            CatalogWitness witness,
            @ConfigProperty(name = "attune.connectors", defaultValue = "connectors") Path connectors,
            @ConfigProperty(name = "attune.connections", defaultValue = "connections.yaml") Path connections,
            @ConfigProperty(name = "attune.mappings", defaultValue = "mappings") Path mappings) {
        this.files = new CatalogFiles(connectors, connections, mappings);
        this.loader = new CatalogLoader(new Environment(name -> config.getOptionalValue(name, String.class)));
        this.catalog = catalog;
        this.versions = versions;
        this.admittance = admittance;
        this.witness = witness;
    }

    CatalogFiles files() {
        return files;
    }

    /** @throws StartRefused with every fault of the files */
    void start(Look look) {
        var loaded = Preload.take(look).orElseGet(() -> loader.load(look));
        var contents = loaded.value().orElseThrow(() -> refused(loaded.problems()));
        var next = new Coming();
        contents.mappings().values().forEach(one -> begin(one, contents, next));
        if (!next.faults.isEmpty()) {
            throw refused(next.faults);
        }
        catalog.put(contents.with(next.served), List.of(), next.waiting);
    }

    private static StartRefused refused(List<Problem> problems) {
        return new StartRefused(problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ",
                "nothing was started, since the files have faults:\n  ", "")));
    }

    private void begin(Served one, Contents contents, Coming next) {
        var kept = admittance.inForce(one.mapping().name());
        if (kept.filter(version -> version.hash().equals(one.mapping().hash())).isPresent()) {
            admittance.withdraw(one.mapping().name());
            keep(one, Optional.empty(), AT_START, next);
            return;
        }
        var before = kept.flatMap(version -> MappingLoader.load(one.file(),
                version.content().getBytes(StandardCharsets.UTF_8), contents.surroundings()).value());
        if (kept.isPresent() && before.isEmpty()) {
            witness.forced(one, kept.get().version());
        }
        judge(one, before.map(mapping -> new Served(one.file(), mapping)), AT_START, next);
    }

    /** A database that doesn't answer fails this: nothing changes, and the next look tries again. */
    void reload(Look look) {
        var good = catalog.contents().orElseThrow();
        var reload = loader.reload(look, good);
        var next = new Coming();
        next.faults.addAll(reload.problems());
        reload.contents().mappings().values().forEach(one -> goOn(one, good, next));
        take(new Reload(reload.contents().with(next.served), next.faults), good, next.waiting);
    }

    /** Whether a version that stands in a file here waits no longer. */
    boolean hasApproval() {
        return catalog.waiting().stream().anyMatch(one -> !admittance.waits(one));
    }

    /** The mapping itself if its version may come into force and can be kept, else the one that was before. */
    private void goOn(Served one, Contents good, Coming next) {
        var name = one.mapping().name();
        var before = Optional.ofNullable(good.mappings().get(name));
        if (before.filter(served -> served.mapping().hash().equals(one.mapping().hash())).isEmpty()) {
            judge(one, before, "change of " + one.file(), next);
            return;
        }
        next.served.put(name, one);
        boolean waited = catalog.waiting().stream().anyMatch(version -> version.mapping().equals(name));
        if (waited && admittance.withdraw(name)) {
            witness.withdrawn(name);
        }
    }

    private void judge(Served one, Optional<Served> before, String by, Coming next) {
        var moved = before.map(was -> MappingChange.moved(one.file(), one.mapping(), was.mapping())).orElse(List.of());
        if (!moved.isEmpty()) {
            next.refuses(moved, before);
            return;
        }
        admittance.judge(one, before.map(Served::mapping)).fold(
                admitted -> keep(one, before, by, next),
                waits -> {
                    next.waits(waits.version(), before);
                    if (waits.isNew()) {
                        witness.waits(waits.version());
                    }
                    return next;
                },
                notRaised -> next.refuses(notRaised(one), before));
    }

    private Coming keep(Served one, Optional<Served> before, String by, Coming next) {
        Mapping mapping = one.mapping();
        if (!versions.keep(mapping, by).await().atMost(DATABASE)) {
            return next.refuses(notRaised(one), before);
        }
        versions.index(mapping).await().atMost(INDEX);
        witness.activated(one, by);
        next.served.put(mapping.name(), one);
        return next;
    }

    private static List<Problem> notRaised(Served one) {
        return MappingChange.notRaised(one.file(), one.mapping()).problems();
    }

    private void take(Reload reload, Contents good, List<WaitingVersion> waiting) {
        catalog.put(reload.contents(), reload.problems(), waiting);
        if (!reload.contents().base().equals(good.base())) {
            witness.systemsChanged(reload.contents());
        }
        witness.refused(reload.problems());
    }
}
