package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "conflicts", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Edits of one field in two systems that did not know of each other.",
        subcommands = {ConflictsList.class, ConflictsShow.class, ConflictsDecide.class})
final class ConflictsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list, show or decide");
    }
}
