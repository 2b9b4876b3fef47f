package io.attune.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The migrations that the program brings, as Flyway notes them in its table: their names, each with a checksum. */
final class MigrationFiles {

    private static final String ENDING = ".sql";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private MigrationFiles() {}

    static Map<String, Integer> in(String folder) {
        var at = Objects.requireNonNull(MigrationFiles.class.getClassLoader().getResource(folder), folder);
        try (var names = names(at)) {
            var found = new TreeMap<String, Integer>();
            names.filter(name -> name.endsWith(ENDING)).forEach(name -> found.put(name, checksum(folder, name)));
            return found;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> names(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection packed) {
            var prefix = packed.getEntryName() + (packed.getEntryName().endsWith("/") ? "" : "/");
            return packed.getJarFile().stream().map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix)).map(name -> name.substring(prefix.length()));
        }
        return Files.list(Path.of(new URI(folder.toString()))).map(file -> file.getFileName().toString());
    }

    /** Flyway's: over the lines, without what ends them. */
    private static int checksum(String folder, String name) {
        var sum = new CRC32();
        var stream = MigrationFiles.class.getClassLoader().getResourceAsStream(folder + "/" + name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(bare(line).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }

    private static String bare(String line) {
        return !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    }
}
