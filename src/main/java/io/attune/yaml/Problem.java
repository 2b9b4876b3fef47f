package io.attune.yaml;

import java.util.Comparator;

/**
 * One fault of a file.
 *
 * @param file   its name as the person knows it
 * @param line   from 1; 0 where the fault has no line (the file cannot be read)
 * @param column from 1; 0 likewise
 * @param path   the place inside, {@code fields.email.type}; empty for the file as a whole
 * @param message what was expected and what was found
 */
public record Problem(String file, int line, int column, String path, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        var place = line > 0 ? file + ":" + line + ":" + column : file;
        return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
    }
}
