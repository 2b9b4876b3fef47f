package io.attune.catalog;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a file that matters may have changed: at once where the operating system tells, after the given time in
 * any case. Beside such files may stand others that change all the time, such as the log of this very process: each
 * line of it would have all files read again.
 */
final class FolderWatch implements AutoCloseable {

    private static final Duration NOISE = Duration.ofMillis(100);

    private final Optional<WatchService> service;

    FolderWatch(Collection<Path> folders) {
        service = open();
        service.ifPresent(watch -> folders.forEach(folder -> register(watch, folder)));
    }

    private static Optional<WatchService> open() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // no more watches to be had: then time alone tells
        }
    }

    private static void register(WatchService watch, Path folder) {
        try {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            // a folder that is not there (yet), or can't be watched: time tells of its files
        }
    }

    /** Up to the given time; what does not matter is looked at no more than ten times a second. */
    void await(Duration most) throws InterruptedException {
        if (service.isEmpty()) {
            TimeUnit.NANOSECONDS.sleep(most.toNanos());
            return;
        }
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
            var key = service.get().poll(left, TimeUnit.NANOSECONDS);
            if (key != null && takes(key, end)) {
                return;
            }
        }
    }

    private static boolean takes(WatchKey key, long end) throws InterruptedException {
        boolean matters = key.pollEvents().stream().anyMatch(FolderWatch::matters);
        if (!matters) {
            // until it is reset, what comes is gathered under this key
            TimeUnit.NANOSECONDS.sleep(Math.min(NOISE.toNanos(), end - System.nanoTime()));
        }
        key.reset();
        return matters;
    }

    /** What is read, and what begins with a dot: Kubernetes swaps links of such names. */
    private static boolean matters(WatchEvent<?> event) {
        var name = String.valueOf(event.context());
        return event.kind() == StandardWatchEventKinds.OVERFLOW
                || name.endsWith(".yaml") || name.endsWith(".csv") || name.startsWith(".");
    }

    @Override
    public void close() {
        service.ifPresent(FolderWatch::close);
    }

    private static void close(WatchService watch) {
        try {
            watch.close();
        } catch (IOException e) {
            // the process ends anyway
        }
    }
}
