package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Shows one dead letter and the calls that led to it.")
final class DeadLettersShow extends ApiCommand {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The id of the record.")
    private UUID record;

    @Parameters(index = "1", paramLabel = "SYSTEM", description = "The system that it could not be delivered to.")
    private String system;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get(ApiPath.of("dead-letters", record, system));
    }

    @Override
    String text(JsonNode letter) {
        var delivery = letter.path("delivery");
        var facts = new TextTable("record", cell(delivery.path("record")));
        for (var name : new String[] {"system", "mapping", "connection", "since", "tries", "words"}) {
            facts.row(name, cell(delivery.path(name)));
        }
        return facts + problems(letter.path("problems")) + attempts(letter.path("attempts"));
    }

    private static String problems(JsonNode problems) {
        var table = new TextTable("FIELD", "PROBLEM");
        problems.forEach(problem -> table.row(cell(problem.path("field")), cell(problem.path("words"))));
        return problems.isEmpty() ? "" : System.lineSeparator() + table;
    }

    private static String attempts(JsonNode attempts) {
        var table = new TextTable("AT", "KIND", "OUTCOME", "MS", "WORDS");
        attempts.forEach(attempt -> table.row(cell(attempt.path("at")), cell(attempt.path("kind")),
                cell(attempt.path("outcome")), cell(attempt.path("millis")), cell(attempt.path("words"))));
        return attempts.isEmpty() ? "" : System.lineSeparator() + table;
    }
}
