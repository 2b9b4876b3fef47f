package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "mappings", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "The mappings in force, and the versions that wait for approval.",
        subcommands = {MappingsList.class, MappingsApprove.class})
final class MappingsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list or approve");
    }
}
