package io.attune.cli;

import picocli.CommandLine.Command;

@Command(name = "drop", mixinStandardHelpOptions = true,
        description = "Drops held deletes: the records live on in the systems that have them still.")
final class DeletesDrop extends DeletesDecide {

    @Override
    String verb() {
        return "drop";
    }

    @Override
    String done() {
        return "dropped";
    }
}
