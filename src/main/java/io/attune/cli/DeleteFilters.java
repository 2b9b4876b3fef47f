package io.attune.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which held deletes are meant. */
final class DeleteFilters {

    @Option(names = "--mapping", paramLabel = "NAME", description = "Of this kind of record.")
    Optional<String> mapping;

    @Option(names = "--system", paramLabel = "NAME", description = "In this system, as its mapping names it.")
    Optional<String> system;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Waiting since then or later: 2026-11-22T08:30:00Z, 2026-11-22, or PT2H for two hours ago.")
    Optional<String> since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Waiting since before then.")
    Optional<String> until;

    QueryString query() {
        return QueryString.NONE
                .with("mapping", mapping)
                .with("system", system)
                .with("since", since)
                .with("until", until);
    }
}
