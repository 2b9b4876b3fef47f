package io.attune.call;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The Vert.x context of whoever asks. What several callers share ends on the context of one of them; the others must be
 * brought home, since a database session and its like belong to a context.
 */
public final class Here {

    private Here() {}

    /** Runs on the context of this moment; at once where there is none. */
    public static Executor executor() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(nothing -> command.run());
    }
}
