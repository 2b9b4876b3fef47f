package io.attune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A page whose tables are held against the code. */
public record DocPage(List<String> lines) {

    /** A page of {@code src/main/docs}. */
    public static DocPage read(String name) {
        return at(Path.of("src/main/docs", name));
    }

    static DocPage at(Path file) {
        try {
            return new DocPage(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the rows of all tables below a heading, up to the next one; a heading without any is a mistake. */
    public List<List<String>> rows(String heading) {
        var rows = lines.stream()
                .dropWhile(line -> !isHeading(line) || !line.replace("#", "").strip().equals(heading))
                .skip(1)
                .takeWhile(line -> !isHeading(line))
                .map(DocPage::cells)
                .filter(cells -> cells.size() > 1)
                .toList();
        return rows.stream().filter(cells -> isBody(rows, cells)).toList();
    }

    /** Neither the line of dashes nor the one above it. */
    private static boolean isBody(List<List<String>> rows, List<String> cells) {
        int next = rows.indexOf(cells) + 1;
        return !isRule(cells) && (next == rows.size() || !isRule(rows.get(next)));
    }

    private static boolean isRule(List<String> cells) {
        return cells.stream().allMatch("---"::equals);
    }

    private static boolean isHeading(String line) {
        return line.startsWith("#");
    }

    static List<String> cells(String line) {
        return line.startsWith("|")
                ? Stream.of(line.substring(1).split("\\|")).map(String::strip).toList()
                : List.of();
    }

    /** What stands in backquotes in a cell, in its order. */
    public static List<String> quoted(String cell) {
        var parts = cell.split("`", -1);
        return Stream.iterate(1, i -> i < parts.length, i -> i + 2).map(i -> parts[i]).toList();
    }
}
