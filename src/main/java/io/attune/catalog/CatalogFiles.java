package io.attune.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the files are. Links are followed, so that a folder in which Kubernetes swaps a link shows what it leads to.
 *
 * @param connectors  the folder of connector files
 * @param connections the connections file
 * @param mappings    the folder of mapping files, and of the CSV files that they name
 */
public record CatalogFiles(Path connectors, Path connections, Path mappings) {

    private static final Path HERE = Path.of("").toAbsolutePath();

    /** A file that vanishes or can't be read while this looks is not there; the next look is soon. */
    Look look() {
        return new Look(in(connectors, ".yaml"), one(connections), in(mappings, ".yaml"), in(mappings, ".csv"));
    }

    /** The folders in which a change may matter. */
    List<Path> folders() {
        return Stream.of(connectors, connections.toAbsolutePath().getParent(), mappings).distinct().toList();
    }

    /** Relative to where the person stands, where that is shorter. */
    static String name(Path path) {
        var whole = path.toAbsolutePath().normalize();
        return whole.startsWith(HERE) ? HERE.relativize(whole).toString() : whole.toString();
    }

    private static SortedMap<String, byte[]> in(Path folder, String ending) {
        try (var files = Files.list(folder)) {
            var found = new TreeMap<String, byte[]>();
            files.filter(file -> isWanted(file, ending)).forEach(file -> found.putAll(one(file)));
            return found;
        } catch (IOException e) {
            return new TreeMap<>();
        }
    }

    /** Names with a dot in front are of editors and of Kubernetes, never of people. */
    private static boolean isWanted(Path file, String ending) {
        var name = file.getFileName().toString();
        return name.endsWith(ending) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static SortedMap<String, byte[]> one(Path file) {
        var found = new TreeMap<String, byte[]>();
        try {
            found.put(name(file), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // vanished between the listing and the reading
        } catch (IOException e) {
            found.put(name(file), new byte[0]); // told as an empty file: there is something, and it can't be read
        }
        return found;
    }
}
