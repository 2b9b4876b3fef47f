package io.attune.catalog;

import io.attune.connection.Secrets;
import io.attune.yaml.Checked;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Loads the files while the database starts, which saves a second of waiting. The server makes its parts itself and
 * can't be handed the result; it is left here, and taken once.
 */
public final class Preload {

    private record Loaded(String fingerprint, Checked<Contents> contents) {}

    private static final AtomicReference<CompletableFuture<Loaded>> BEGUN = new AtomicReference<>();

    private Preload() {}

    public static void begin(CatalogFiles files, Secrets secrets) {
        BEGUN.set(CompletableFuture.supplyAsync(() -> {
            var look = files.look();
            return new Loaded(look.fingerprint(), new CatalogLoader(secrets).load(look));
        }));
    }

    /** What was loaded from these very files; empty if nothing was begun, or they changed since. */
    static Optional<Checked<Contents>> take(Look look) {
        return Optional.ofNullable(BEGUN.getAndSet(null))
                .map(CompletableFuture::join)
                .filter(loaded -> loaded.fingerprint.equals(look.fingerprint()))
                .map(Loaded::contents);
    }
}
