package io.attune.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Files that are named on the command line; one that can't be read is a misuse of the command. */
record FileText(CommandSpec spec) {

    byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw misuse("can't read " + file);
        }
    }

    String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    ParameterException misuse(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
