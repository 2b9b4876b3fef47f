package io.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What Attune and its database use: time on a processor, and memory where the system is Linux. Pages that the processes
 * of PostgreSQL share are counted once.
 */
final class Costs implements AutoCloseable {

    private final Optional<ProcessHandle> attune;
    private final Optional<ProcessHandle> postmaster;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private volatile long databaseKilobytes;

    Costs(Optional<ProcessHandle> attune, Optional<ProcessHandle> postmaster) {
        this.attune = attune;
        this.postmaster = postmaster;
        looking.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Milliseconds on a processor since the start of each. */
    record Used(long attune, long database) {

        Used since(Used before) {
            return new Used(attune - before.attune, database - before.database);
        }
    }

    Used used() {
        return new Used(attune.map(Costs::millis).orElse(0L),
                family(postmaster).mapToLong(Costs::millis).sum());
    }

    /** At its highest since the start. */
    long attuneKilobytes() {
        return attune.map(process -> field(process, "status", "VmHWM:")).orElse(0L);
    }

    /** At its highest of all looks, two a second. */
    long databaseKilobytes() {
        return databaseKilobytes;
    }

    private void look() {
        ToLongFunction<ProcessHandle> share = process -> field(process, "smaps_rollup", "Pss:");
        databaseKilobytes = Math.max(databaseKilobytes, family(postmaster).mapToLong(share).sum());
    }

    private static Stream<ProcessHandle> family(Optional<ProcessHandle> head) {
        return head.stream().flatMap(one -> Stream.concat(Stream.of(one), one.children()));
    }

    private static long millis(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private static long field(ProcessHandle process, String file, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(name)).findFirst()
                    .map(line -> Long.parseLong(line.substring(name.length()).replace("kB", "").strip())).orElse(0L);
        } catch (IOException e) {
            return 0; // it has ended meanwhile, or there is no such file on this system
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
