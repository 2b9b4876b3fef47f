package io.attune.cli;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/** The server's life: from the start to the signal that ends it, with what was opened before it closed after it. */
final class Server {

    private static final AtomicReference<String> START_TEXT = new AtomicReference<>("");
    private static final AtomicReference<Runnable> DUTY = new AtomicReference<>();

    private Server() {}

    /** Told once the server answers; Quarkus makes this itself, so the text can't be handed in. */
    static final class Running implements QuarkusApplication {
        @Override
        public int run(String... args) {
            System.out.println(START_TEXT.get());
            DUTY.get().run();
            return 0;
        }
    }

    /** Until the signal comes. */
    static int runUntilStopped(String startText) {
        return runUntilStopped(startText, Quarkus::waitForExit);
    }

    /**
     * Returns when the server has stopped, calls in flight finished.
     *
     * @param duty what it does while the server runs; the server stops when it returns
     * @throws StartRefused if it can't start for a reason that the person can mend
     */
    static int runUntilStopped(String startText, Runnable duty) {
        DUTY.set(duty);
        START_TEXT.set(startText);
        var problem = new AtomicReference<Throwable>();
        var code = new AtomicReference<>(0);
        Quarkus.run(Running.class, (exit, failure) -> {
            code.set(exit);
            problem.set(failure);
        });
        if (problem.get() != null) {
            throw refused(problem.get());
        }
        return code.get();
    }

    static RuntimeException refused(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
            if (cause instanceof ConfigurationException settings && !settings.getConfigKeys().isEmpty()) {
                return new StartRefused("these settings can't be read: "
                        + String.join(", ", new TreeSet<>(settings.getConfigKeys())));
            }
            if (cause instanceof java.net.BindException) {
                return new StartRefused("the port is in use by another program: choose another with --port");
            }
        }
        return new IllegalStateException(failure);
    }
}
