package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "events", mixinStandardHelpOptions = true,
        description = "Lists what systems told us, the latest first.")
final class EventsCommand extends ListCommand {

    @Option(names = "--state", paramLabel = "STATE", description = "stored, done, ignored, unreadable or failed.")
    private Optional<String> state;

    @Option(names = "--connection", paramLabel = "NAME", description = "From this account.")
    private Optional<String> connection;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Received then or later: 2026-11-22T08:30:00Z, 2026-11-22, or PT2H for two hours ago.")
    private Optional<String> since;

    @Override
    String path() {
        return "/events";
    }

    @Override
    QueryString query() {
        return QueryString.NONE
                .with("state", state)
                .with("connection", connection)
                .with("since", since);
    }

    @Override
    String none() {
        return "No events.";
    }

    @Override
    String[] columns() {
        return new String[] {"EVENT", "RECEIVED", "CONNECTION", "TOPIC", "STATE", "WHY"};
    }

    @Override
    List<String> cells(JsonNode one) {
        return cells(one, "id", "received_at", "connection", "topic", "state", "why");
    }
}
