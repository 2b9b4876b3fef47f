package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.mapping.step.Table;
import io.attune.mapping.step.Table.Unknown;
import io.attune.yaml.Spelling;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code tables}. */
final class TablesReader {

    private static final List<String> UNKNOWN = List.of("fail", "keep", "blank");
    private static final int MOST_ROWS = 10_000;

    private final Surroundings surroundings;
    private final Faults faults;

    TablesReader(Surroundings surroundings, Faults faults) {
        this.surroundings = surroundings;
        this.faults = faults;
    }

    /**
     * All tables. One with a fault, which is told, stands there too, so that nothing else is told of the rows that use
     * it.
     */
    Map<String, Table> read(Spot tables) {
        var read = new LinkedHashMap<String, Table>();
        tables.entries().forEach((name, spot) -> read.put(name, table(name, spot)));
        return read;
    }

    private Table table(String name, Spot spot) {
        var table = made(name, spot, unknown(spot.child("unknown")));
        table.ifPresent(it -> it.faults().forEach(fault -> faults.addOfKey(spot, fault)));
        return table.orElseGet(() -> Table.readAndWrite(name, Map.of(), Map.of(), new Unknown.Keep()));
    }

    private Optional<Table> made(String name, Spot spot, Unknown unknown) {
        var forms = List.of("both", "read", "file").stream().filter(form -> spot.child(form).exists()).toList();
        if (forms.size() != 1) {
            faults.addOfKey(spot, "a table needs one of both, read (with or without write) and file");
            return Optional.empty();
        }
        var write = spot.child("write");
        if (write.exists() && !forms.contains("read")) {
            faults.addOfKey(write, "write goes with read: " + forms.get(0) + " says both directions");
            return Optional.empty();
        }
        if (forms.contains("file")) {
            return csv(spot.child("file")).map(pairs -> Table.both(name, pairs, unknown));
        }
        var pairs = spot.child(forms.get(0)).values();
        return Optional.of(forms.contains("both") ? Table.both(name, pairs, unknown)
                : write.exists() ? Table.readAndWrite(name, pairs, write.values(), unknown)
                : Table.readOnly(name, pairs, unknown));
    }

    private Unknown unknown(Spot spot) {
        if (spot.isObject()) {
            return new Unknown.Use(spot.child("use").node());
        }
        var word = spot.exists() ? spot.text() : "fail";
        if (!UNKNOWN.contains(word)) {
            faults.add(spot, "expected fail, keep, blank or {use: a value}, found '" + word + "'."
                    + Spelling.didYouMean(word, UNKNOWN));
        }
        return word.equals("keep") ? new Unknown.Keep() : word.equals("blank") ? new Unknown.Blank()
                : new Unknown.Fail();
    }

    private Optional<Map<String, JsonNode>> csv(Spot file) {
        var bytes = surroundings.file(file.text());
        if (bytes.isEmpty()) {
            faults.add(file, "There is no file '" + file.text() + "' beside this one.");
            return Optional.empty();
        }
        return faults.attempt(file, () -> pairs(file.text(), bytes.get()));
    }

    /** One pair a line, {@code left,right}; values may stand in double quotes, a quote inside being doubled. */
    private static Map<String, JsonNode> pairs(String file, byte[] bytes) {
        var pairs = new LinkedHashMap<String, JsonNode>();
        int number = 0;
        for (var line : text(file, bytes).lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var cells = CsvLine.cells(line);
            if (cells.size() != 2 || pairs.putIfAbsent(cells.get(0), TextNode.valueOf(cells.get(1))) != null) {
                throw new IllegalArgumentException(file + ", line " + number + ": "
                        + (cells.size() == 2 ? "'" + cells.get(0) + "' stands there twice"
                                : "expected two values with a comma between"));
            }
        }
        if (pairs.isEmpty() || pairs.size() > MOST_ROWS) {
            throw new IllegalArgumentException(file + " has " + pairs.size() + " pairs, and a table has 1 to "
                    + MOST_ROWS);
        }
        return pairs;
    }

    private static String text(String file, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // spreadsheets put a mark in front
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8 text");
        }
    }
}
