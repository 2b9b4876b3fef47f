package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What approve and drop have in common: the deletes of one record, or all that the filters leave. */
abstract class DeletesDecide extends ApiCommand {

    @Parameters(arity = "0..1", paramLabel = "RECORD", description = "One record; or say which with filters.")
    private Optional<UUID> record = Optional.empty();

    @Mixin
    private DeleteFilters filters;

    @Option(names = "--all", description = "All of them, where no filter is meant.")
    private boolean all;

    @Mixin
    private DecidedBy by;

    /** In the address: {@code approve}. */
    abstract String verb();

    /** In a sentence: {@code approved}. */
    abstract String done();

    @Override
    ApiAnswer ask(ApiClient api) {
        var narrowed = all ? filters.query().with("all", true) : filters.query();
        if (record.isPresent() != narrowed.values().isEmpty()) {
            return new ApiAnswer.Refused("expected one of: RECORD; filters; --all");
        }
        var path = record.map(id -> ApiPath.of("deletes", id, verb()))
                .orElseGet(() -> ApiPath.of("deletes", verb()) + narrowed);
        return api.post(path, Canonical.NODES.objectNode().put("by", by.name));
    }

    @Override
    String text(JsonNode answer) {
        return "deletes of records " + done() + ": " + cell(answer.path("done")) + System.lineSeparator();
    }
}
