package io.attune.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an Attune of our own needs to be started: a folder with its files in it, and the command.
 *
 * @param url where it will listen
 */
record Launch(URI url, ProcessBuilder process, Path folder) {

    static Launch prepared(Plan plan, String sink) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(plan.results()), "run-");
            Files.createDirectories(folder.resolve("mappings"));
            var mapping = plan.scenario() == Scenario.TWO_WAY ? "person.yaml" : "customer.yaml";
            Files.writeString(folder.resolve("mappings").resolve(mapping), Webhooks.resource(mapping));
            Files.writeString(folder.resolve("connections.yaml"), plan.scenario() == Scenario.TWO_WAY
                    ? Webhooks.resource("connections-members.yaml") : plan.target().kind().connections());
            connectors(plan.home().resolve("connectors"), Files.createDirectories(folder.resolve("connectors")));
            int port = freePort();
            return new Launch(URI.create("http://127.0.0.1:" + port), builder(plan, folder, port, sink), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are shipped, and the bench's own. */
    private static void connectors(Path shipped, Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(shipped, "*.yaml")) {
            for (var file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        for (var own : List.of("plain.yaml", "member.yaml")) {
            Files.writeString(folder.resolve(own), Webhooks.resource(own));
        }
    }

    private static ProcessBuilder builder(Plan plan, Path folder, int port, String sink) {
        var command = new ArrayList<>(List.of(plan.home().resolve("attune").toString(), "start",
                "--port", Integer.toString(port), "--data-dir", folder.resolve("data").toString(),
                "--connections", folder.resolve("connections.yaml").toString(),
                "--connectors", folder.resolve("connectors").toString(),
                "--mappings", folder.resolve("mappings").toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("attune.log").toFile()));
        Surroundings.set(builder.environment(), plan, sink);
        return builder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
