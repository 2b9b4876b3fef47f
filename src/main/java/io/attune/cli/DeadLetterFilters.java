package io.attune.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class DeadLetterFilters {

    @Option(names = "--mapping", paramLabel = "NAME", description = "Of this kind of record.")
    Optional<String> mapping;

    @Option(names = "--connection", paramLabel = "NAME", description = "To this account.")
    Optional<String> connection;

    @Option(names = "--system", paramLabel = "NAME", description = "To this system, as its mapping names it.")
    Optional<String> system;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Lagging since then or later: 2026-11-22T08:30:00Z, 2026-11-22, or PT2H for two hours ago.")
    Optional<String> since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Lagging since before then.")
    Optional<String> until;

    @Option(names = "--words", paramLabel = "TEXT", description = "The system's own words contain this.")
    Optional<String> words;

    QueryString query() {
        return QueryString.NONE
                .with("mapping", mapping)
                .with("connection", connection)
                .with("system", system)
                .with("since", since)
                .with("until", until)
                .with("words", words);
    }
}
