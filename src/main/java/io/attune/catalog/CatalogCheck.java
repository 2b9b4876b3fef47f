package io.attune.catalog;

import io.attune.connection.Connections;
import io.attune.connection.Secrets;
import io.attune.mapping.Mapping;
import io.attune.yaml.Checked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files as the server would load them, without a server. */
public final class CatalogCheck {

    /**
     * What was found good.
     *
     * @param mappings by file
     */
    public record Result(int connectors, Connections connections, SortedMap<String, Mapping> mappings) {

        public int tests() {
            return mappings.values().stream().mapToInt(mapping -> mapping.tests().size()).sum();
        }
    }

    private CatalogCheck() {}

    /**
     * All files, or every fault of the first kind that has any.
     *
     * @param instead files to take in the place of those of the same name, or beside them
     * @throws IOException if one of those can't be read
     */
    public static Checked<Result> check(CatalogFiles files, List<Path> instead, Secrets secrets) throws IOException {
        var look = files.look();
        for (var file : instead) {
            look = with(look, file);
        }
        return new CatalogLoader(secrets).load(look).then(contents -> Checked.valid(new Result(
                contents.connectors().size(), contents.connections(), mappings(contents))));
    }

    private static SortedMap<String, Mapping> mappings(Contents contents) {
        var mappings = new TreeMap<String, Mapping>();
        contents.mappings().values().forEach(served -> mappings.put(served.file(), served.mapping()));
        return mappings;
    }

    private static Look with(Look look, Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var connectors = look.connectors();
        var tables = look.tables();
        return switch (kind(file, new String(bytes, StandardCharsets.UTF_8))) {
            case CONNECTOR -> new Look(replaced(connectors, file, bytes), look.connections(), look.mappings(), tables);
            case CONNECTIONS -> new Look(connectors, replaced(new TreeMap<>(), file, bytes), look.mappings(), tables);
            case MAPPING -> new Look(connectors, look.connections(), replaced(look.mappings(), file, bytes), tables);
            case TABLE -> new Look(connectors, look.connections(), look.mappings(), replaced(tables, file, bytes));
        };
    }

    private enum Kind { CONNECTOR, CONNECTIONS, MAPPING, TABLE }

    /** By the key that stands first in a line; what has none of them is taken for a mapping, and told what it lacks. */
    private static Kind kind(Path file, String text) {
        if (file.toString().endsWith(".csv")) {
            return Kind.TABLE;
        }
        if (text.lines().anyMatch(line -> line.startsWith("connector:"))) {
            return Kind.CONNECTOR;
        }
        return text.lines().anyMatch(line -> line.startsWith("connections:")) ? Kind.CONNECTIONS : Kind.MAPPING;
    }

    private static SortedMap<String, byte[]> replaced(SortedMap<String, byte[]> files, Path file, byte[] bytes) {
        var more = new TreeMap<>(files);
        more.keySet().removeIf(name -> Path.of(name).getFileName().equals(file.getFileName()));
        more.put(CatalogFiles.name(file), bytes);
        return more;
    }
}
