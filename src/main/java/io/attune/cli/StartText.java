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
                .replace("{secret}", secret())
                .replace("{data}", folder.path().toString());
    }

    private String token() {
        return OwnSecrets.given("ATTUNE_API_TOKEN").isPresent()
                ? "the one in ATTUNE_API_TOKEN"
                : "in " + folder.path().resolve(OwnSecrets.API_TOKEN_FILE);
    }

    /** One from the environment is not shown, but the shell that has it can fill it in. */
    private static String secret() {
        return OwnSecrets.given(DemoSettings.WEBHOOK_SECRET).isPresent()
                ? "$" + DemoSettings.WEBHOOK_SECRET
                : DemoSettings.environment("").get(DemoSettings.WEBHOOK_SECRET);
    }

    private static String text(String resource) {
        try (var in = StartText.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
