package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "attune", version = "Attune 0.1.0", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps the records of a company's systems in accord.",
        subcommands = {DemoCommand.class, StartCommand.class, CheckCommand.class, MapCommand.class,
            SimulateCommand.class, VerifyWebhookCommand.class, DeadLettersCommand.class, ConflictsCommand.class,
            DuplicatesCommand.class, DeletesCommand.class, EventsCommand.class, RecordCommand.class, WhyCommand.class,
            MappingsCommand.class, SweepsCommand.class, BackfillCommand.class, BenchCommand.class})
final class AttuneCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? `attune demo` shows Attune at work");
    }
}
