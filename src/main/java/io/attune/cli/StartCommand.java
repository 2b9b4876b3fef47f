package io.attune.cli;

import io.attune.runtime.DataFolder;
import io.attune.runtime.DatabaseAddress;
import io.attune.runtime.EmbeddedDatabase;
import io.attune.runtime.Migrations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "start", mixinStandardHelpOptions = true,
        description = "Runs Attune for real systems.",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  ATTUNE_DATABASE_URL       postgresql://host:5432/database; without it, a database in the data folder",
            "  ATTUNE_DATABASE_USER, ATTUNE_DATABASE_PASSWORD",
            "  ATTUNE_API_TOKEN          what the API asks for; without it, one is made in the data folder",
            "  ATTUNE_KEY                32 bytes, base64: seals the tokens that systems give us"})
final class StartCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Override
    public Integer call() {
        try (var folder = DataFolder.open(options.dataDir())) {
            options.requireAddress();
            new ServerSettings(options, folder).preload(options.files());
            var outside = external(System.getenv());
            return outside.isPresent() ? run(folder, outside.get()) : runEmbedded(folder);
        }
    }

    private int runEmbedded(DataFolder folder) {
        try (var database = EmbeddedDatabase.start(folder)) {
            return run(folder, database.address());
        }
    }

    private int run(DataFolder folder, DatabaseAddress database) {
        Migrations.core(database);
        new ServerSettings(options, folder).with(database).apply();
        return Server.runUntilStopped(new StartText(options, folder).start());
    }

    static Optional<DatabaseAddress> external(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("ATTUNE_DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> DatabaseAddress.of(url,
                        Optional.ofNullable(environment.get("ATTUNE_DATABASE_USER")),
                        Optional.ofNullable(environment.get("ATTUNE_DATABASE_PASSWORD"))));
    }
}
