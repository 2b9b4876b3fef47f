package io.attune.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    private static final Duration ALWAYS = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void aLogThatGrowsBesideTheFilesIsNoChange() throws Exception {
        var most = Duration.ofMillis(500);
        try (var watch = new FolderWatch(List.of(folder))) {
            Files.writeString(folder.resolve("attune.log"), "a line\n");
            long begin = System.nanoTime();

            watch.await(most);

            assertTrue(System.nanoTime() - begin >= most.toNanos(), "it woke for the log");
        }
    }

    @Test
    void aFileThatMattersWakesItAtOnceAlsoBehindTheLog() throws IOException {
        try (var watch = new FolderWatch(List.of(folder))) {
            Files.writeString(folder.resolve("attune.log"), "a line\n");
            Files.writeString(folder.resolve("connections.yaml"), "shop:\n");

            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> watch.await(ALWAYS));
        }
    }

    @Test
    void aLinkThatKubernetesSwapsWakesIt() throws IOException {
        try (var watch = new FolderWatch(List.of(folder))) {
            Files.createDirectory(folder.resolve("..2026_11_23"));
            Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_23"));

            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> watch.await(ALWAYS));
            assertEquals(Path.of("..2026_11_23"), Files.readSymbolicLink(folder.resolve("..data")));
        }
    }
}
