package io.attune.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server that outlived the process which started it, found by the pid file in its data folder.
 *
 * <p>A process counts only if it is a {@code postgres} that was started on this very folder: after a restart of the
 * machine the number in an old pid file may be anybody's.
 */
final class Postmaster {

    private static final long STOP_SECONDS = 30;

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    static Optional<Postmaster> in(Path cluster) {
        return pid(cluster.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> runs(process.info(), cluster))
                .map(Postmaster::new);
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.lines(file).findFirst().map(String::strip).map(Long::valueOf);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // no file, or one that postgres did not write to its end
        }
    }

    private static boolean runs(ProcessHandle.Info info, Path cluster) {
        var arguments = List.of(info.arguments().orElseGet(() -> new String[0]));
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && arguments.contains(cluster.toString());
    }

    /** Stops it as {@code pg_ctl stop -m fast} does: clients are cut off, what was committed is written out. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start().waitFor();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | IOException e) {
            throw new StartRefused("a PostgreSQL left over from an earlier run (process " + process.pid()
                    + ") does not stop: stop it by hand, then start again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while an earlier PostgreSQL was stopping", e);
        }
    }
}
