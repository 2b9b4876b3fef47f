package io.attune.catalog;

import io.attune.catalog.CatalogLoader.Reload;
import io.attune.catalog.Contents.Served;
import io.attune.mapping.Mapping;
import io.attune.runtime.StartRefused;
import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
    private final CatalogWitness witness;

    CatalogKeeper(Config config, Catalog catalog, MappingVersions versions, CatalogWitness witness,
            @ConfigProperty(name = "attune.connectors", defaultValue = "connectors") Path connectors,
            @ConfigProperty(name = "attune.connections", defaultValue = "connections.yaml") Path connections,
            @ConfigProperty(name = "attune.mappings", defaultValue = "mappings") Path mappings) {
        this.files = new CatalogFiles(connectors, connections, mappings);
        this.loader = new CatalogLoader(new Environment(name -> config.getOptionalValue(name, String.class)));
        this.catalog = catalog;
        this.versions = versions;
        this.witness = witness;
    }

    CatalogFiles files() {
        return files;
    }

    /** @throws StartRefused with every fault of the files */
    void start(Look look) {
        var loaded = Preload.take(look).orElseGet(() -> loader.load(look));
        var contents = loaded.value().orElseThrow(() -> refused(loaded.problems()));
        var faults = new ArrayList<Problem>();
        contents.mappings().values().forEach(one -> faults.addAll(keep(one, AT_START).problems()));
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        catalog.put(contents, List.of());
    }

    private static StartRefused refused(List<Problem> problems) {
        return new StartRefused(problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ",
                "nothing was started, since the files have faults:\n  ", "")));
    }

    /** A database that doesn't answer fails this: nothing changes, and the next look tries again. */
    void reload(Look look) {
        var good = catalog.contents().orElseThrow();
        var reload = loader.reload(look, good);
        var faults = new ArrayList<>(reload.problems());
        var served = new TreeMap<String, Served>();
        reload.contents().mappings().forEach((name, one) ->
                inForce(one, good, faults).ifPresent(mapping -> served.put(name, mapping)));
        take(new Reload(reload.contents().with(served), faults), good);
    }

    /** The mapping itself if its version can be kept, else the one that was in force before. */
    private Optional<Served> inForce(Served one, Contents good, List<Problem> faults) {
        var before = Optional.ofNullable(good.mappings().get(one.mapping().name()));
        if (before.filter(served -> served.mapping().hash().equals(one.mapping().hash())).isPresent()) {
            return Optional.of(one);
        }
        var kept = keep(one, "change of " + one.file());
        faults.addAll(kept.problems());
        return kept.isValid() ? Optional.of(one) : before;
    }

    private Checked<Mapping> keep(Served one, String by) {
        var kept = versions.keep(one.mapping(), by).await().atMost(DATABASE);
        if (!kept) {
            return MappingChange.notRaised(one.file(), one.mapping());
        }
        versions.index(one.mapping()).await().atMost(INDEX);
        witness.activated(one, by);
        return Checked.valid(one.mapping());
    }

    private void take(Reload reload, Contents good) {
        catalog.put(reload.contents(), reload.problems());
        if (!reload.contents().base().equals(good.base())) {
            witness.systemsChanged(reload.contents());
        }
        witness.refused(reload.problems());
    }
}
