package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "why", mixinStandardHelpOptions = true,
        description = "Says why a field of a record holds what it holds.")
final class WhyCommand extends ApiCommand {

    private static final int MOST = 200;

    @Parameters(index = "0", paramLabel = "RECORD|SYSTEM:ID",
            description = "A record by its id, or by the id that it has in a system.")
    private String what;

    @Parameters(index = "1", paramLabel = "FIELD", description = "The field, as the mapping names it.")
    private String field;

    @Option(names = "--mapping", paramLabel = "NAME",
            description = "The kind of record, where a system has this id for several kinds.")
    private Optional<String> mapping;

    @Override
    ApiAnswer ask(ApiClient api) {
        int colon = what.indexOf(':');
        if (colon > 0) {
            return known(api, what.substring(0, colon), what.substring(colon + 1));
        }
        try {
            return why(api, UUID.fromString(what).toString());
        } catch (IllegalArgumentException e) {
            return new ApiAnswer.Refused("expected the id of a record, or SYSTEM:ID as in shop:7, found '"
                    + what + "'");
        }
    }

    private ApiAnswer known(ApiClient api, String system, String id) {
        var filters = QueryString.NONE.with("system", system).with("ext_id", id).with("mapping", mapping);
        var answer = api.list("/records", filters, MOST);
        if (!(answer instanceof ApiAnswer.Given page)) {
            return answer;
        }
        var found = found(page.json(), system, id);
        if (found.size() == 1) {
            return why(api, found.get(0).path("id").asText());
        }
        return new ApiAnswer.Refused(found.isEmpty() ? "no record is " + id + " in " + system
                : what + " is several records: " + found.stream()
                        .map(one -> one.path("mapping").asText() + " " + one.path("id").asText())
                        .collect(Collectors.joining(", ")) + "; --mapping says which");
    }

    /** The filters hold each for itself: the id may be that of another system. */
    private static List<JsonNode> found(JsonNode page, String system, String id) {
        var found = new ArrayList<JsonNode>();
        page.path("items").forEach(one -> {
            if (one.path("ids").path(system).asText().equals(id)) {
                found.add(one);
            }
        });
        return found;
    }

    private ApiAnswer why(ApiClient api, String record) {
        return api.get(ApiPath.of("records", record, "why", field));
    }

    @Override
    String text(JsonNode why) {
        var text = new StringBuilder();
        why.path("words").forEach(line -> text.append(line.asText()).append(System.lineSeparator()));
        return text.toString();
    }
}
