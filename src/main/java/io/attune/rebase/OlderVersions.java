package io.attune.rebase;

import io.attune.catalog.Catalog;
import io.attune.catalog.MappingVersions;
import io.attune.catalog.MappingVersions.Kept;
import io.attune.mapping.Forms;
import io.attune.mapping.Mapping;
import io.attune.merge.Amendment;
import io.attune.sync.Amendments;
import io.attune.sync.RuleBook;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The versions that were in force before, compiled once for each version that is. */
@ApplicationScoped
public class OlderVersions {

    private record Key(String mapping, int version) {}

    private record Page(Mapping now, Older older) {}

    private final Catalog catalog;
    private final MappingVersions versions;
    private final RuleBook rules;
    private final Map<Key, Page> pages = new ConcurrentHashMap<>();

    OlderVersions(Catalog catalog, MappingVersions versions, RuleBook rules) {
        this.catalog = catalog;
        this.versions = versions;
        this.rules = rules;
    }

    public Uni<Older> of(Mapping now, int version) {
        var key = new Key(now.name(), version);
        var page = pages.get(key);
        if (page != null && page.now() == now) {
            return Uni.createFrom().item(page.older());
        }
        return versions.version(now.name(), version)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(kept -> older(now, version, kept))
                .invoke(older -> pages.put(key, new Page(now, older)));
    }

    private Older older(Mapping now, int version, Optional<Kept> kept) {
        var mapping = kept.flatMap(it -> catalog.compiled(now.name(), it.content()));
        if (mapping.isEmpty()) {
            Log.warnf("mapping.version-unknown mapping=%s version=%d next=\"its records are read by version %d; edits "
                    + "that nobody has seen yet are not told from what the version changes\"", now.name(), version,
                    now.version());
        }
        return new Older(mapping, mapping.map(rules::unbound).orElseGet(() -> rules.of(now)),
                amendment(kept.flatMap(Kept::forms).or(() -> mapping.map(Mapping::forms)), now));
    }

    private static Amendment amendment(Optional<Forms> before, Mapping now) {
        return before.map(forms -> Amendments.between(forms, now.forms()))
                .orElseGet(() -> Amendments.ofUnknown(now.forms()));
    }
}
