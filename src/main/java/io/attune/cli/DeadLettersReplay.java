package io.attune.cli;

import picocli.CommandLine.Command;

@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Makes dead letters due again; their tries begin anew.")
final class DeadLettersReplay extends DeadLettersDecide {

    @Override
    String verb() {
        return "replay";
    }

    @Override
    String done() {
        return "replayed";
    }
}
