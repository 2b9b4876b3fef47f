package io.attune.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            NO              | "NO"
            on              | "on"
            12:30:45        | "12:30:45"
            010             | "010"
            0x1F            | "0x1F"
            1e3             | "1e3"
            ~               | null
            true            | true
            12              | 12
            -2.50           | -2.50
            706405506930370084999 | 706405506930370084999
            """)
    void keepsTextText(String yaml, String json) {
        var read = YamlReader.read("f", ("v: " + yaml).getBytes(StandardCharsets.UTF_8));

        assertEquals(json, JsonText.write(read.value().orElseThrow().tree().get("v")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a: 1\\na: 2\\nb: 1\\nb: 2    | f:2:1: a: the key 'a' stands here twice;f:4:1: b: the key 'b' stands here twice
            a: &x 1                      | f:1:4: anchors (&name) are not allowed: write it out
            a: *x                        | f:1:4: aliases (*name) are not allowed: write it out
            a: !!java.net.URL [x]        | f:1:4: tags (tag:yaml.org,2002:java.net.URL) are not allowed
            a: 1\\n---\\nb: 2            | f:2:1: a second document (---) begins here: one file holds one
            a: [1                        | f:1:6: this is not YAML: expected ',' or ']', but got <stream end>
            {[a]: 1}                     | f:1:2: a key must be a plain word or text
            """)
    void refuses(String yaml, String problems) {
        var read = YamlReader.read("f", yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));

        assertEquals(problems, read.problems().stream().map(Problem::toString).collect(Collectors.joining(";")));
    }

    @Test
    void boundsDepthWithoutUsingTheStack() {
        var bomb = "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);

        var read = assertTimeout(Duration.ofSeconds(10), () -> YamlReader.read("f", bomb));

        assertEquals("f:1:33: nested deeper than 32 levels", read.problems().get(0).toString());
    }
}
