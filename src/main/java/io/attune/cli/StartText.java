package io.attune.cli;

import io.attune.runtime.DataFolder;
import io.attune.runtime.OwnSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a person reads at the terminal once the server answers. It names where secrets are, and shows none that matter.
 */
final class StartText {

    private final ServerOptions options;
    private final DataFolder folder;

    StartText(ServerOptions options, DataFolder folder) {
        this.options = options;
        this.folder = folder;
    }

    String demo() {
        return filled("/start/demo.txt");
    }

    String start() {
        return filled("/start/start.txt");
    }

    private String filled(String resource) {
        return text(resource)
                .replace("{address}", options.address())
                .replace("{token}", token())
                .replace("{options}", where())
                .replace("{data}", folder.path().toString());
    }

    private String token() {
        return OwnSecrets.given("ATTUNE_API_TOKEN").isPresent()
                ? "the one in ATTUNE_API_TOKEN"
                : "in " + folder.path().resolve(OwnSecrets.API_TOKEN_FILE);
    }

    /** For a command that asks this Attune: nothing where it stands where every command looks. */
    private String where() {
        return (options.port == ServerOptions.PORT ? "" : "--port " + options.port + " ")
                + (options.dataDir.isEmpty() ? "" : "--data-dir " + folder.path() + " ");
    }

    private static String text(String resource) {
        try (var in = StartText.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
