package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.catalog.CatalogCheck;
import io.attune.catalog.CatalogCheck.Result;
import io.attune.connector.Inbound.Changes;
import io.attune.connector.Inbound.Ignored;
import io.attune.connector.Inbound.Unreadable;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.document.JsonText.Reading;
import io.attune.mapping.ExplainRequest;
import io.attune.mapping.Explainer;
import io.attune.mapping.ExplanationText;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "map", mixinStandardHelpOptions = true,
        description = "Shows what a mapping would write for a record, field by field, with the steps that made it.",
        footer = {"", "Ends with 0, 1 if the files have faults, 2 if it is misused."})
final class MapCommand implements Callable<Integer> {

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "MAPPING", description = "The name of the mapping: customer.")
    private String name;

    @Option(names = "--from", required = true, paramLabel = "SYSTEM", description = "The system that the record is of.")
    private String from;

    @Option(names = "--record", required = true, paramLabel = "FILE", description = "The record, as JSON.")
    private Path record;

    @Option(names = "--topic", paramLabel = "TOPIC",
            description = "Read the file as the body of a webhook of this topic, not as a record.")
    private Optional<String> topic;

    @Option(names = "--onto", paramLabel = "FILE",
            description = "What the other system holds now (default: no record yet).")
    private Optional<Path> onto;

    @Option(names = "--link", paramLabel = "MAPPING:ID=ID",
            description = "A record that a reference finds: its id in SYSTEM, and in the others.")
    private Map<String, String> links = Map.of();

    @Option(names = "--other", paramLabel = "MAPPING=FILE",
            description = "Records that a look-up finds: a JSON list of their shared values.")
    private Map<String, Path> others = Map.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var checked = CatalogCheck.check(files.files(), List.of(), DemoSettings.orDemo());
        checked.problems().forEach(spec.commandLine().getErr()::println);
        checked.value().ifPresent(this::show);
        return checked.isValid() ? 0 : 1;
    }

    private void show(Result good) {
        var mapping = good.mappings().values().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> misuse("there is no mapping '" + name + "'"));
        var system = mapping.system(from).orElseThrow(() -> misuse("the mapping has no system '" + from + "'"));
        var request = new ExplainRequest(from, record(good, system), held(mapping), links());
        spec.commandLine().getOut().print(ExplanationText.of(Explainer.explain(mapping, request)));
        spec.commandLine().getOut().flush();
    }

    private GivenLinks links() {
        var records = new LinkedHashMap<String, JsonNode>();
        others.forEach((mapping, file) -> records.put(mapping, json(file)));
        return new GivenLinks(links, records);
    }

    private JsonNode record(Result good, MappedSystem system) {
        var tree = json(record);
        return topic.map(told -> changed(good, system, told, tree)).orElse(tree);
    }

    private JsonNode changed(Result good, MappedSystem system, String told, JsonNode body) {
        var connector = good.connections().connection(system.connection()).orElseThrow().connector();
        return connector.webhooks().read(told, Map.of(), body).fold(
                changes -> first(changes, system), this::nothing, this::nothing);
    }

    private JsonNode first(Changes changes, MappedSystem system) {
        return changes.changes().stream().filter(change -> change.object().equals(system.object())).findFirst()
                .orElseThrow(() -> misuse("the webhook tells of no " + system.object())).record();
    }

    private JsonNode nothing(Ignored ignored) {
        throw misuse("the webhook tells nothing: " + ignored.why());
    }

    private JsonNode nothing(Unreadable unreadable) {
        throw misuse("the webhook can't be read: " + unreadable.why());
    }

    private Map<String, JsonNode> held(Mapping mapping) {
        var held = new LinkedHashMap<String, JsonNode>();
        onto.ifPresent(file -> mapping.systems().stream().map(MappedSystem::name).filter(system -> !system.equals(from))
                .forEach(system -> held.put(system, json(file))));
        return held;
    }

    private JsonNode json(Path file) {
        var reading = JsonText.read(new FileText(spec).bytes(file));
        if (reading instanceof Reading.Unreadable unreadable) {
            throw misuse(file + ": " + unreadable.why());
        }
        return Canonical.of(((Reading.Readable) reading).tree());
    }

    private RuntimeException misuse(String words) {
        return new FileText(spec).misuse(words);
    }
}
