package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running Attune: prints what it answers as text or JSON, and ends with 1 when it refuses. */
abstract class ApiCommand implements Callable<Integer> {

    @Mixin
    private ApiOptions options;

    @Spec
    private CommandSpec spec;

    abstract ApiAnswer ask(ApiClient api);

    /** What the API answered, for a person. */
    abstract String text(JsonNode answer);

    @Override
    public Integer call() {
        var answer = ask(new ApiClient(options));
        if (answer instanceof ApiAnswer.Refused refused) {
            spec.commandLine().getErr().println("attune: " + refused.why());
            return 1;
        }
        print(((ApiAnswer.Given) answer).json());
        return 0;
    }

    private void print(JsonNode json) {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json) {
            out.println(JsonText.write(json));
        } else {
            out.print(text(json));
        }
        out.flush();
    }

    /** The value as a cell: nothing where there is none. */
    static String cell(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.isValueNode() ? value.asText()
                : JsonText.write(value);
    }
}
