package io.attune.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns under their names, each as wide as its widest cell; the last one is not padded. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... names) {
        row(names);
    }

    TextTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    @Override
    public String toString() {
        var lines = new StringBuilder();
        for (var row : rows) {
            lines.append(line(row).stripTrailing()).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            line.append(cell).append(column == row.size() - 1 ? "" : " ".repeat(width(column) - cell.length()) + GAP);
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
