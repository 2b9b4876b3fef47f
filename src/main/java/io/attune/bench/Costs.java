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
 * What Attune and its database use, and what the bench itself does: time on a processor, and memory where the system is
 * Linux. Pages that the processes of PostgreSQL share are counted once.
 */
final class Costs implements AutoCloseable {

    private final Subject subject;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private volatile long databaseKilobytes;

    Costs(Subject subject) {
        this.subject = subject;
        looking.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    /**
     * Milliseconds on a processor since the start of each.
     *
     * @param own of load and target: Attune cannot have them
     */
    record Used(long attune, long database, long own) {

        Used since(Used before) {
            return new Used(attune - before.attune, database - before.database, own - before.own);
        }
    }

    Used used() {
        return new Used(subject.attune().map(Costs::millis).orElse(0L),
                family(subject.postmaster()).mapToLong(Costs::millis).sum(), millis(ProcessHandle.current()));
    }

    /** At its highest since the start. */
    long attuneKilobytes() {
        return subject.attune().map(process -> field(process, "status", "VmHWM:")).orElse(0L);
    }

    /** At its highest of all looks, two a second. */
    long databaseKilobytes() {
        return databaseKilobytes;
    }

    private void look() {
        ToLongFunction<ProcessHandle> share = process -> field(process, "smaps_rollup", "Pss:");
        databaseKilobytes = Math.max(databaseKilobytes, family(subject.postmaster()).mapToLong(share).sum());
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
