package io.attune.catalog;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a folder may have changed: at once where the operating system tells, after the given time in any case.
 */
final class FolderWatch implements AutoCloseable {

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

    void await(Duration most) throws InterruptedException {
        if (service.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(most.toMillis());
            return;
        }
        var key = service.get().poll(most.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
            key.pollEvents();
            key.reset();
        }
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
