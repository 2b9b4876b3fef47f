package io.attune.cli;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Where the process begins. Commands that need no server never start one. */
@QuarkusMain
public class Main {

    public static void main(String[] args) {
        // Until the server sets up its own log, every record of every level is kept in memory for it.
        Logger.getLogger("").setLevel(Level.WARNING);
        var end = End.heldUp();
        int code = CommandLine.ExitCode.SOFTWARE;
        try {
            code = commands().execute(args);
        } finally {
            end.letGo();
        }
        System.exit(code);
    }

    static CommandLine commands() {
        return new CommandLine(new AttuneCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> tell(problem, command));
    }

    /** A reason that the person can mend is told in a line; anything else is a bug and shown whole. */
    private static int tell(Exception problem, CommandLine command) throws Exception {
        if (problem instanceof StartRefused refused) {
            command.getErr().println("attune: " + refused.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }
}
