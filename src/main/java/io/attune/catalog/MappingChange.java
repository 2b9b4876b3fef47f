package io.attune.catalog;

import io.attune.document.Canonical;
import io.attune.mapping.Mapping;
import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import java.util.List;
import java.util.Optional;

/** Whether a mapping that is right in itself may follow the one in force. */
final class MappingChange {

    private MappingChange() {}

    /** The mapping in force, where the file holds the very same bytes. One that looks up stands on other files, too. */
    static Optional<Checked<Mapping>> unchanged(Contents good, String file, byte[] bytes) {
        return good.mapping(MappingSurroundings.mappingOf(file))
                .filter(mapping -> mapping.hash().equals(Canonical.sha256(bytes)) && mapping.lookups().isEmpty())
                .map(Checked::valid);
    }

    /** A mapping is called as its file: what the one in force is replaced by. */
    static Checked<Mapping> named(String file, Mapping mapping) {
        var name = MappingSurroundings.mappingOf(file);
        return mapping.name().equals(name) ? Checked.valid(mapping)
                : faulty(file, mapping, "mapping", "this file is called %s.yaml, so its mapping is '%s', not '%s'"
                        .formatted(name, name, mapping.name()));
    }

    /** What {@link MappingVersions} refuses: records tell which version mapped them. */
    static Checked<Mapping> notRaised(String file, Mapping mapping) {
        return faulty(file, mapping, "version",
                "version %d was in force with other content: a changed mapping needs a higher number"
                        .formatted(mapping.version()));
    }

    /** Another account's ids mean nothing for the records that are linked: all of them would be taken for deleted. */
    static List<Problem> moved(String file, Mapping mapping, Mapping before) {
        return mapping.systems().stream()
                .flatMap(system -> before.system(system.name()).filter(was -> !was.equals(system)).stream()
                        .map(was -> new Problem(file, line(mapping, "systems"), 1, "systems." + system.name(),
                                "was %s of %s in version %d, and its ids mean nothing in %s of %s: a new name makes it "
                                        .formatted(was.object(), was.connection(), before.version(), system.object(),
                                                system.connection()) + "another system")))
                .toList();
    }

    private static Checked<Mapping> faulty(String file, Mapping mapping, String key, String message) {
        return Checked.faulty(List.of(new Problem(file, line(mapping, key), 1, key, message)));
    }

    private static int line(Mapping mapping, String key) {
        var lines = mapping.text().lines().toList();
        int line = 1;
        while (line < lines.size() && !lines.get(line - 1).startsWith(key + ":")) {
            line++;
        }
        return line;
    }
}
