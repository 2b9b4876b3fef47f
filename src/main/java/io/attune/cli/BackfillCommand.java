package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "backfill", mixinStandardHelpOptions = true,
        description =
        "Brings together what the systems of a mapping hold already: counts all of it and says what is equal,"
                + " different, in one system only or unclear; then links it and settles differences by first_sync.")
final class BackfillCommand extends ApiCommand {

    private static final Duration LOOK = Duration.ofMillis(300);

    @Parameters(paramLabel = "MAPPING", description = "The mapping.")
    private String mapping;

    @Option(names = "--dry-run", description = "Only counts and reports; nothing is linked or written.")
    private boolean dryRun;

    @Override
    ApiAnswer ask(ApiClient api) {
        var begun = api.post(ApiPath.of("backfills")
                + QueryString.NONE.with("mapping", mapping).with("dry_run", dryRun));
        return begun instanceof ApiAnswer.Given given ? wait(api, given.json().get("id").asText()) : begun;
    }

    private static ApiAnswer wait(ApiClient api, String id) {
        var answer = api.get(ApiPath.of("backfills", id));
        while (answer instanceof ApiAnswer.Given given && given.json().path("state").asText().equals("counting")) {
            LockSupport.parkNanos(LOOK.toNanos());
            answer = api.get(ApiPath.of("backfills", id));
        }
        return answer instanceof ApiAnswer.Given given && given.json().path("state").asText().equals("failed")
                ? new ApiAnswer.Refused(given.json().path("why").asText()) : answer;
    }

    @Override
    String text(JsonNode backfill) {
        var held = new ArrayList<String>();
        backfill.at("/report/systems").fields().forEachRemaining(system ->
                held.add(system.getKey() + " " + system.getValue().asText()));
        var table = new TextTable("WHAT", "WHERE", "COUNT", "FOR EXAMPLE");
        backfill.at("/report/groups")
                .forEach(group ->
                        table.row(group.path("kind").asText(), list(group.path("systems")),
                        group.path("count").asText(), group.path("examples").path(0).asText()));
        return "Records: %s%n%n%s%n%s%n".formatted(String.join(", ", held), table, backfill.path("dry_run").asBoolean()
                ? "A dry run: nothing was linked or written."
                : "Every system is swept in full now; what belongs together is linked and merged.");
    }

    private static String list(JsonNode names) {
        var list = new ArrayList<String>();
        names.forEach(name -> list.add(name.asText()));
        return String.join(", ", list);
    }
}
