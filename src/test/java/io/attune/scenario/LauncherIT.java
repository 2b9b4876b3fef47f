package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that people start everything with, from wherever they stand. */
class LauncherIT {

    @TempDir
    Path elsewhere;

    @Test
    void aLinkToItFindsItsFilesFromAnotherFolder() throws IOException, InterruptedException {
        var link = Files.createSymbolicLink(elsewhere.resolve("attune"), Path.of("attune").toAbsolutePath());

        var said = run(link.toString(), "check");

        assertEquals(0, said.code(), said.out());
        assertEquals(Path.of("mappings/order.yaml").toAbsolutePath() + ": order version 1, 12 rows, 2 tests passed",
                said.lineWith("order.yaml"));
    }

    @Test
    void aCommandsExitCodeIsItsOwn() throws IOException, InterruptedException {
        var said = run(Path.of("attune").toAbsolutePath().toString(), "check", "nothing.yaml");

        assertEquals(2, said.code(), said.out());
    }

    @Test
    void withoutJavaItSaysSo() throws IOException, InterruptedException {
        var builder = builder(Path.of("attune").toAbsolutePath().toString(), "check");
        builder.environment().put("JAVA_HOME", elsewhere.toString());

        var said = said(builder);

        assertEquals(1, said.code());
        assertEquals("attune: Java (a JDK 17 or later) is needed, and is not installed", said.lineWith("attune:"));
    }

    /** The demo's connections are missing, so its trial is refused; what needs no connections runs on without an archive. */
    @Test
    void whereNoClassArchiveCanBeMadeItSaysSoAndRunsWithoutOne() throws IOException, InterruptedException {
        var launcher = Files.copy(Path.of("attune"), elsewhere.resolve("attune")).toString();
        Files.createSymbolicLink(Files.createDirectory(elsewhere.resolve("target")).resolve("quarkus-app"),
                Path.of("target", "quarkus-app").toAbsolutePath());

        var said = run(launcher, "--archive");

        assertEquals(1, said.code(), said.out());
        assertTrue(said.lineWith("attune:").startsWith("attune: no class archive was made, so starts will be slower; why is in "));
        assertTrue(said.out().contains("connections.yaml"), said.out());
        assertEquals(0, run(launcher, "--help").code());
        assertFalse(Files.exists(elsewhere.resolve("target/attune.jsa")));
    }

    private Said run(String... command) throws IOException, InterruptedException {
        var builder = builder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return said(builder);
    }

    private ProcessBuilder builder(String... command) {
        return new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
    }

    private static Said said(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return new Said(process.exitValue(), out);
    }

    private record Said(int code, String out) {

        String lineWith(String part) {
            return out.lines().filter(line -> line.contains(part)).findFirst().orElse(out);
        }
    }
}
