package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "deletes", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Deletes that wait for an approval: more records ended in an hour than their mapping allows.",
        subcommands = {DeletesList.class, DeletesApprove.class, DeletesDrop.class})
final class DeletesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list, approve or drop");
    }
}
