package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `./attune bench`, as short as it can be: not how fast, but that it goes through all phases and adds up. */
class BenchIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path results;

    @Test
    void nothingIsLostOrRepeatedAndEachFigureIsTold() throws IOException, InterruptedException {
        var out = bench("--seconds", "1", "--warm-up", "2", "--events", "40", "--rate", "10");

        var figures = new HashMap<String, Double>();
        for (var line : out.lines().filter(line -> line.startsWith("{")).toList()) {
            JsonNode figure = JSON.readTree(line);
            figures.put(figure.get("figure").asText(), figure.get("value").asDouble());
        }
        assertEquals(0, figures.get("lost"), out);
        assertEquals(0, figures.get("repeated at the target"), out);
        for (var name : List.of("ready after", "floor, a commit a row", "accepted", "delivered", "calls of a backlog",
                "CPU of load and target",
                "answer at 10/s, p99", "end to end at 10/s, p99")) {
            assertTrue(figures.get(name) > 0, name + " in " + out);
        }
        assertTrue(Files.readString(results.resolve("customers.svg")).contains(">delivered<"));
        assertEquals(figures.get("delivered"), medians().get("delivered"));
    }

    private Map<String, Double> medians() throws IOException {
        var medians = new HashMap<String, Double>();
        JSON.readTree(results.resolve("customers.json").toFile()).get("medians").forEach(figure ->
                medians.put(figure.get("figure").asText(), figure.get("value").asDouble()));
        return medians;
    }

    private String bench(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./attune", "bench", "--results", results.toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }
}
