package io.attune.cli;

import picocli.CommandLine.Option;

/** Who decides. */
final class DecidedBy {

    @Option(names = "--by", defaultValue = "${sys:user.name}", paramLabel = "NAME",
            description = "Who decides, as the history will say (default: your name at this computer).")
    String name;
}
