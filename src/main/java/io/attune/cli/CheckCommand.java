package io.attune.cli;

import io.attune.catalog.CatalogCheck;
import io.attune.catalog.CatalogCheck.Result;
import io.attune.mapping.MappingReport;
import io.attune.yaml.Checked;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks connectors, connections and mappings, and runs the tests inside mappings.",
        footer = {"", "Ends with 0 if all is well, 1 if there are faults, 2 if a file can't be read."})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private FileOptions files;

    @Parameters(paramLabel = "FILE", arity = "0..*",
            description = "Checked in the place of the file of the same name, or beside the others.")
    private List<Path> instead = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var checked = checked();
        var out = spec.commandLine().getOut();
        checked.problems().forEach(out::println);
        checked.value().ifPresent(good -> tell(out, good));
        if (!checked.isValid()) {
            out.println(counted(checked.problems().size(), "fault"));
        }
        return checked.isValid() ? 0 : 1;
    }

    private Checked<Result> checked() {
        instead.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(file -> {
            throw new FileText(spec).misuse("can't read " + file + ": it is no file");
        });
        try {
            return CatalogCheck.check(files.files(), instead, DemoSettings.orDemo());
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "can't read " + e.getMessage());
        }
    }

    private static void tell(PrintWriter out, Result good) {
        good.mappings().forEach((file, mapping) -> out.println(MappingReport.of(file, Checked.valid(mapping))));
        out.printf("No faults: %s, %s, %s with %s.%n", counted(good.connectors(), "connector"),
                counted(good.connections().all().size(), "connection"), counted(good.mappings().size(), "mapping"),
                counted(good.tests(), "test"));
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
