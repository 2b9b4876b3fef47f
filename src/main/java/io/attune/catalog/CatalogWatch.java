package io.attune.catalog;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/**
 * Looks at the files as long as the server runs. A change counts when two looks in a row see the same, so that a file
 * that is just being written is not taken for what it will say.
 */
@ApplicationScoped
class CatalogWatch implements Runnable {

    private static final Duration QUIET = Duration.ofMillis(200);
    private static final Duration AT_LATEST = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(5);

    private final CatalogKeeper keeper;
    private final Thread thread = new Thread(this, "attune-catalog");
    private CatalogFiles files;
    private String loaded;
    private String seen;

    CatalogWatch(CatalogKeeper keeper) {
        this.keeper = keeper;
    }

    /** Before anything asks the catalog; a fault in any file refuses the start. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) StartupEvent event) {
        files = keeper.files();
        var look = files.look();
        keeper.start(look);
        loaded = look.fingerprint();
        seen = loaded;
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(END.toMillis());
    }

    @Override
    public void run() {
        try (var watch = new FolderWatch(files.folders())) {
            while (!Thread.currentThread().isInterrupted()) {
                watch.await(seen.equals(loaded) ? AT_LATEST : QUIET);
                lookAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        }
    }

    private void lookAgain() {
        var look = files.look();
        var now = look.fingerprint();
        boolean quiet = now.equals(seen);
        seen = now;
        if (quiet) {
            load(look, now);
        }
    }

    /** Whatever goes wrong here, what serves goes on serving. */
    private void load(Look look, String fingerprint) {
        try {
            if (!fingerprint.equals(loaded) || keeper.hasApproval()) {
                keeper.reload(look);
                loaded = fingerprint;
            }
        } catch (RuntimeException e) {
            Log.errorf(e, "mapping.reload-failed next=\"the next look tries again\"");
        }
    }
}
