package io.attune.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs a command as a person would, and keeps what it said. */
record Terminal(int code, String out, String err) {

    static Terminal run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Terminal(code, out.toString(), err.toString());
    }
}
