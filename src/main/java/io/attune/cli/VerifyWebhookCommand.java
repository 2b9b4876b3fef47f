package io.attune.cli;

import io.attune.connector.Connector;
import io.attune.connector.ConnectorLoader;
import io.attune.connector.Secret;
import io.attune.connector.WebhookRequest;
import io.attune.connector.WebhookTrial;
import io.attune.runtime.Wiring;
import io.attune.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "verify-webhook", mixinStandardHelpOptions = true,
        description = "Says whether a webhook would be taken, and if not, exactly why.",
        footer = {"", "Ends with 0 if it is accepted, 1 if it is refused, 2 if a file can't be read."})
final class VerifyWebhookCommand implements Callable<Integer> {

    @Mixin
    private FileOptions files;

    @Option(names = "--connector", required = true, paramLabel = "NAME", description = "The kind of system: shopify.")
    private String connector;

    @Option(names = "--secret", required = true, paramLabel = "S", description = "A live secret; several may be given.")
    private List<String> secrets;

    @Option(names = "--headers", required = true, paramLabel = "FILE",
            description = "The headers: a JSON object, or lines `Name: value`.")
    private Path headers;

    @Option(names = "--body", required = true, paramLabel = "FILE", description = "The body, byte for byte.")
    private Path body;

    @Option(names = "--method", defaultValue = "POST", paramLabel = "METHOD",
            description = "Default: ${DEFAULT-VALUE}.")
    private String method;

    @Option(names = "--url", defaultValue = "", paramLabel = "URL",
            description = "The address as the sender has it, for senders that sign it.")
    private String url;

    @Option(names = "--at", paramLabel = "INSTANT",
            description = "When it came, 2026-11-22T09:00:00Z, for senders that sign the time (default: now).")
    private Optional<Instant> at;

    @Option(names = "--setting", paramLabel = "NAME=VALUE",
            description = "A setting of the connection, such as shop=example.myshopify.com.")
    private Map<String, String> settings = Map.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var described = described();
        var account = new GivenAccount(described, secrets.stream().map(Secret::of).toList(), settings);
        var report = new WebhookTrial(described, account).of(request(), at.orElseGet(Wiring.systemClock()::instant));
        report.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        report.lines().forEach(spec.commandLine().getOut()::println);
        return report.accepted() ? 0 : 1;
    }

    private Connector described() {
        var folder = files.files().connectors();
        var file = folder.resolve(connector + ".yaml");
        if (!Files.isRegularFile(file)) {
            throw new FileText(spec).misuse("there is no connector '%s': no file %s".formatted(connector, file));
        }
        var loaded = ConnectorLoader.load(file.toString(), new FileText(spec).bytes(file));
        return loaded.value().orElseThrow(() -> new FileText(spec).misuse("the connector can't be used:\n"
                + loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }

    private WebhookRequest request() {
        var text = new FileText(spec);
        try {
            return new WebhookRequest(method, url, HeadersFile.read(text.text(headers)), text.bytes(body));
        } catch (IllegalArgumentException e) {
            throw text.misuse(headers + ": " + e.getMessage());
        }
    }
}
