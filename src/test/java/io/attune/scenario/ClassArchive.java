package io.attune.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The class archive that the launcher makes when it builds. Maven makes none, and without one each start takes twice the
 * time; so the first that a run needs makes it, as the launcher does. Tests of other processes wait for it meanwhile.
 */
final class ClassArchive {

    private static final Path FILE = Path.of("target/attune.jsa");
    private static final Path LOCK = Path.of("target/attune.jsa.lock");
    private static final Path PROGRAM = Path.of("target/quarkus-app/quarkus-run.jar");

    private ClassArchive() {}

    static synchronized void make(Path folder) {
        try (var file = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = file.lock()) {
            if (!Files.exists(FILE)
                    || Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(PROGRAM)) <= 0) {
                Files.deleteIfExists(FILE);
                startOnce(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void startOnce(Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("archive.log");
        var trial = new ProcessBuilder("./attune", "--archive").redirectErrorStream(true).redirectOutput(log.toFile());
        trial.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = trial.start().waitFor();
        if (code != 0 || !Files.exists(FILE)) {
            throw new IllegalStateException("no class archive: " + Files.readString(log));
        }
    }
}
