package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "events", mixinStandardHelpOptions = true,
        description = "Lists what systems told us, the latest first.")
final class EventsCommand extends ApiCommand {

    @Option(names = "--state", paramLabel = "STATE", description = "stored, done, ignored, unreadable or failed.")
    private Optional<String> state;

    @Option(names = "--connection", paramLabel = "NAME", description = "From this account.")
    private Optional<String> connection;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Received then or later: 2026-11-22T08:30:00Z, 2026-11-22, or PT2H for two hours ago.")
    private Optional<String> since;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.list("/events", QueryString.NONE
                .with("state", state)
                .with("connection", connection)
                .with("since", since), limit);
    }

    @Override
    String text(JsonNode page) {
        if (page.get("items").isEmpty()) {
            return "No events." + System.lineSeparator();
        }
        var table = new TextTable("EVENT", "RECEIVED", "CONNECTION", "TOPIC", "STATE", "WHY");
        page.get("items").forEach(event -> table.row(cell(event.path("id")), cell(event.path("received_at")),
                cell(event.path("connection")), cell(event.path("topic")), cell(event.path("state")),
                cell(event.path("why"))));
        return table + more(page);
    }
}
