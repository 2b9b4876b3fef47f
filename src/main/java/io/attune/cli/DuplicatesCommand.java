package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "duplicates", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Records that may be one.",
        subcommands = {DuplicatesList.class, DuplicatesShow.class, DuplicatesDecide.class})
final class DuplicatesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list, show or decide");
    }
}
