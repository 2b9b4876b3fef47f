package io.attune.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "sweeps", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "What systems are asked by schedule, beside what they tell.",
        subcommands = {SweepsList.class, SweepsRun.class})
final class SweepsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list or run");
    }
}
