package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.DocPage;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The table of commands in {@code operating.md} is that of the code. */
class CommandsDocTest {

    private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");

    @Test
    void namesEveryCommandAndItsOptions() {
        var onThePage = new TreeMap<String, Set<String>>();
        DocPage.read("operating.md").rows("Commands").forEach(row ->
                onThePage.put(DocPage.quoted(row.get(0)).get(0), options(row.get(1))));
        var inTheCode = leaves(Main.commands()).collect(Collectors.toMap(
                command -> command.getCommandSpec().qualifiedName().substring("attune ".length()),
                CommandsDocTest::options, (one, other) -> one, TreeMap::new));
        assertEquals(lines(inTheCode), lines(onThePage));
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty() ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(CommandsDocTest::leaves);
    }

    private static Set<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .filter(name -> !OF_EVERY_COMMAND.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> options(String cell) {
        return DocPage.quoted(cell).stream()
                .filter(text -> text.startsWith("--"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String lines(TreeMap<String, Set<String>> commands) {
        return commands.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
