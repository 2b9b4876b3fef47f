package io.attune.connector.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.JsonText;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ID       | 9007199254740993             | "9007199254740993"
            ID       | "007"                        | "007"
            TEXT     | 97211                        | "97211"
            TEXT     | true                         | "true"
            TEXT     | " a "                        | " a "
            NUMBER   | "2381.40"                    | 2381.4
            NUMBER   | 100.00                       | 100
            NUMBER   | "1e40"                       | "1e40"
            NUMBER   | "abc"                        | "abc"
            NUMBER   | ""                           | ""
            INTEGER  | "3"                          | 3
            YES_NO   | "true"                       | true
            YES_NO   | "yes"                        | "yes"
            DATETIME | "2026-03-01T13:00:00+01:00"  | "2026-03-01T12:00:00Z"
            DATETIME | "2026-03-01T12:00:00.000+0000" | "2026-03-01T12:00:00Z"
            DATETIME | "2026-03-01T12:00:00.250Z"   | "2026-03-01T12:00:00.250Z"
            DATETIME | "2026-03-01T12:00:00"        | "2026-03-01T12:00:00"
            DATETIME | "2026-03-01"                 | "2026-03-01"
            DATE     | "2026-03-01"                 | "2026-03-01"
            OBJECT   | {"b": 2.0, "a": 1, "x": 9}   | {"a":"1","b":2}
            OBJECT   | "text"                       | "text"
            LIST     | [{"b": "2.0"}, null, 7]      | [{"b":2},null,7]
            LIST     | {}                           | {}
            JSON     | {"b": 2.0, "a": "1"}         | {"a":"1","b":2}
            NUMBER   | null                         | null
            """)
    void oneFormForEachKind(Kind kind, String value, String form) {
        assertEquals(form, JsonText.write(NormalForm.of(field(kind), json(value))));
    }

    @Test
    void untoldStaysUntold() {
        assertEquals(MissingNode.getInstance(), NormalForm.of(field(Kind.NUMBER), MissingNode.getInstance()));
    }

    /** What has its form keeps it. */
    @Property
    void twiceIsOnce(@ForAll Kind kind, @ForAll int number, @ForAll String text) {
        for (var value : new JsonNode[] {json("{\"a\": %d, \"b\": [%d]}".formatted(number, number)),
                json(String.valueOf(number)),
                TextNode.valueOf(text), json("\"" + number + ".50\"")}) {
            var once = NormalForm.of(field(kind), value);
            assertEquals(once, NormalForm.of(field(kind), once));
        }
    }

    private static Field field(Kind kind) {
        var inner = Map.of("a", plain("a", Kind.TEXT), "b", plain("b", Kind.NUMBER));
        return new Field("f", kind, OptionalInt.empty(), false, false, true, kind == Kind.OBJECT || kind == Kind.LIST
                ? inner : Map.of());
    }

    private static Field plain(String name, Kind kind) {
        return new Field(name, kind, OptionalInt.empty(), false, false, true, Map.of());
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
