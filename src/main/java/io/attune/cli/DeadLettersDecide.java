package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What replay and discard have in common: one dead letter by its record and system, or all that the filters leave. */
abstract class DeadLettersDecide extends ApiCommand {

    @Parameters(arity = "0..2", paramLabel = "RECORD SYSTEM",
            description = "One dead letter; or say which with filters.")
    private List<String> one = List.of();

    @Mixin
    private DeadLetterFilters filters;

    @Option(names = "--all", description = "All of them, where no filter is meant.")
    private boolean all;

    /** In the address: {@code replay}. */
    abstract String verb();

    /** In a sentence: {@code replayed}. */
    abstract String done();

    @Override
    ApiAnswer ask(ApiClient api) {
        var narrowed = all ? filters.query().with("all", true) : filters.query();
        boolean isOne = one.size() == 2 && narrowed.values().isEmpty();
        boolean isMany = one.isEmpty() && !narrowed.values().isEmpty();
        if (!isOne && !isMany) {
            return new ApiAnswer.Refused("expected one of: RECORD and SYSTEM; filters; --all");
        }
        return api.post(isOne
                ? ApiPath.of("dead-letters", one.get(0), one.get(1), verb())
                : ApiPath.of("dead-letters", verb()) + narrowed);
    }

    @Override
    String text(JsonNode answer) {
        return cell(answer.path("done")) + " " + done() + System.lineSeparator();
    }
}
