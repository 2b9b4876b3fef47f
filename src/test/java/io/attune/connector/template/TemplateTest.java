package io.attune.connector.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.expression.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Scope SCOPE = new Scope(Map.of("a", Optional.empty(), "b", Optional.empty()));

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            /x/{a.id}/y        | {'id': 'p/q'}           | "/x/<p/q>/y"
            {a.id}             | {'id': 9007199254740993} | 9007199254740993
            {a.id}x            | {'id': 2.50}            | "<2.5>x"
            {a.id}             | {'id': null}            | null
            {a.id}-            | {'id': null}            | "<>-"
            {a.id}             | {}                      | -
            x{a.id}            | {}                      | -
            {a}                | {'z': 1, 'y': [true]}   | {"z":1,"y":[true]}
            {{{a.id}}}         | {'id': 1}               | "{<1>}"
            {a.id + "}"}       | {'id': 'x'}             | "<x}>"
            {{"k": a.id}["k"]} | {'id': 'x'}             | "{"k": a.id}["k"]}"
            { {"k": a.id} }    | {'id': 'x'}             | {"k":"x"}
            plain              | {}                      | "plain"
            """)
    void isFilled(String text, String a, String filled) {
        var template = Template.parse(text, SCOPE);
        var value = template.value(Map.of("a", json(a)));
        var written = value.isTextual() ? "\"" + template.text(Map.of("a", json(a)), it -> "<" + it + ">").orElse("")
                + "\""
                : JsonText.write(value);

        assertEquals(Optional.ofNullable(filled), value.isMissingNode() ? Optional.empty() : Optional.of(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {a         | the '{' at character 1 is not closed; write {{ for a brace
            x{a["}"]   | the '{' at character 2 is not closed; write {{ for a brace
            {other}    | in {other}: there is no 'other' here; this formula can read: a, b.
            {a +}      | in {a +}: this is not a formula: it ends too early
            {}         | in {}: this is not a formula: it ends too early
            """)
    void whatIsNoneIsTold(String text, String words) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, () -> Template.parse(text, SCOPE))
                .getMessage());
    }

    @Test
    void theNamesThatItReadsAreKnown() {
        assertEquals(Set.of("shop", "x_1"),
                Template.namesOf("settings", "{settings.shop}/{id}{settings.x_1 + resettings.no}"));
    }

    @Test
    void aTreeLeavesOutWhatIsUntold() {
        var leaf = (Function<String, TreeTemplate>) text -> new TreeTemplate.Leaf(Template.parse(text, SCOPE));
        var tree = TreeTemplate.fields(Map.of("told", leaf.apply("{a.x}"), "untold", leaf.apply("{a.y}"), "blank",
                leaf.apply("{a.z}"),
                "inner", TreeTemplate.fields(Map.of("untold", leaf.apply("{b}"))),
                "list", TreeTemplate.items(List.of(leaf.apply("{a.y}"), leaf.apply("{a.x}"),
                        new TreeTemplate.Constant(json("7")))),
                "none", TreeTemplate.fields(Map.of())));

        assertEquals(json("{'told': 'v', 'blank': null, 'list': ['v', 7], 'none': {}}"),
                tree.fill(Map.of("a", json("{'x': 'v', 'z': null}"))));
    }

    private static JsonNode json(String text) {
        return Stream.of(JsonText.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .map(JsonText.Reading.Readable.class::cast).findFirst().orElseThrow().tree();
    }
}
