package io.attune.cli;

import picocli.CommandLine.Command;

@Command(name = "discard", mixinStandardHelpOptions = true,
        description = "Gives dead letters up: the system keeps what it has until the record changes again.")
final class DeadLettersDiscard extends DeadLettersDecide {

    @Override
    String verb() {
        return "discard";
    }

    @Override
    String done() {
        return "discarded";
    }
}
