package io.attune.cli;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

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
                .registerConverter(UUID.class, text -> read(text, UUID::fromString, "the id of a record"))
                .registerConverter(Instant.class, text ->
                        read(text, Instant::parse, "a moment like 2026-11-22T09:00:00Z"))
                .setExecutionExceptionHandler((problem, command, parsed) -> tell(problem, command));
    }

    private static <T> T read(String text, Function<String, T> reading, String what) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not " + what);
        }
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
