package io.attune.cli;

import picocli.CommandLine.Command;

@Command(name = "approve", mixinStandardHelpOptions = true, description = "Lets held deletes go on.")
final class DeletesApprove extends DeletesDecide {

    @Override
    String verb() {
        return "approve";
    }

    @Override
    String done() {
        return "approved";
    }
}
