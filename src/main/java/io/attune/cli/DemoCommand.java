package io.attune.cli;

import io.attune.runtime.DataFolder;
import io.attune.runtime.EmbeddedDatabase;
import io.attune.runtime.Migrations;
import io.attune.runtime.OwnSecrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Runs Attune with a make-believe shop, CRM and help desk inside, and a database of its own.")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Option(names = "--once", hidden = true,
            description = "Bring one customer to the CRM, and stop; the build does so once.")
    private boolean once;

    @Override
    public Integer call() {
        try (var folder = DataFolder.open(options.dataDir())) {
            options.requireAddress();
            var settings = new ServerSettings(options, folder).with(DemoSettings.of(options));
            settings.put("attune.key", OwnSecrets.key(folder));
            settings.preload(options.files());
            try (var database = EmbeddedDatabase.start(folder)) {
                Migrations.core(database.address());
                Migrations.sandbox(database.address());
                settings.with(database.address()).apply();
                var text = new StartText(options, folder).demo();
                return once ? tried(text, folder) : Server.runUntilStopped(text);
            }
        }
    }

    private int tried(String text, DataFolder folder) {
        var trial = new Trial(options.address(), OwnSecrets.apiToken(folder));
        int code = Server.runUntilStopped(text, trial::run);
        return trial.isDone() ? code : Math.max(1, code);
    }
}
