package io.attune.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    private static final Scope TYPED = new Scope(Map.of("source", Optional.of(new Shape("Shopify order", fields(
            field("id", Kind.ID), field("name", Kind.TEXT), field("state", Kind.TEXT), field("test", Kind.YES_NO),
            field("total", Kind.TEXT), field("weight", Kind.NUMBER), field("quantity", Kind.INTEGER),
            field("cancelled_at", Kind.DATETIME), field("extra", Kind.JSON), field("tags", Kind.LIST),
            field("customer", Kind.OBJECT, field("id", Kind.ID), field("email", Kind.TEXT)),
            field("items", Kind.LIST, field("name", Kind.TEXT), field("value", Kind.TEXT),
            field("n", Kind.INTEGER)))))));
    private static final Scope DYNAMIC = new Scope(Map.of("source", Optional.empty()));

    @ParameterizedTest(name = "{0}   of   {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source.name + "!"                                         | {"name": "a"}                          | "a!"
            source.quantity                                           | {"quantity": 9007199254740993}         | 9007199254740993
            source.quantity * 2                                       | {"quantity": 4}                        | 8
            source.weight                                             | {"weight": 19.90}                      | 19.9
            source.weight                                             | {"weight": 2}                          | 2
            source.weight > 100                                       | {"weight": 100.5}                      | true
            source.weight == 100.0                                    | {"weight": 100.0}                      | true
            double(source.total) >= 1000.0 ? "Gold" : "Standard"      | {"total": "2381.40"}                   | "Gold"
            source.cancelled_at != null ? "CANCELLED" : "OPEN"        | {"cancelled_at": null}                 | "OPEN"
            source.cancelled_at != null ? "CANCELLED" : "OPEN"        | {"cancelled_at": "2026-01-01"}         | "CANCELLED"
            source.state in ["paid", "partial"] && !source.test       | {"state": "paid", "test": false}       | true
            source.state in ["paid", "partial"]                       | {"state": null}                        | false
            source.customer == null                                   | {"customer": null}                     | true
            source.customer.email == source.name                      | {"customer": {"email": null}, "name": null} | true
            source.items.exists(p, p.name == "a" && p.value == "y")   | {"items": [{"name": "a", "value": "y"}]} | true
            source.items.exists(p, p.name == "a" && p.value == "y")   | {"items": []}                          | false
            source.items.map(p, p.n)                                  | {"items": [{"n": 1}, {"n": 2}]}        | [1,2]
            source.items.filter(p, p.n > 1)                           | {"items": [{"n": 1}, {"n": 2}]}        | [{"n":2}]
            source.items.filter(p, p.n > 1).map(p, p.name)            | {"items": [{"n": 2, "name": "b"}]}     | ["b"]
            source.items[0].name                                      | {"items": [{"name": "b"}]}             | "b"
            source.items[1].name                                      | {"items": [{"name": "b"}]}             | null
            size(source.items)                                        | {"items": [{}, {}]}                    | 2
            source.tags.join("; ")                                    | {"tags": ["a", "b"]}                   | "a; b"
            "vip" in source.tags                                      | {"tags": ["a", "vip"]}                 | true
            source.extra.deep.er                                      | {"extra": {"deep": {"er": 7}}}         | 7
            source.extra["deep"]                                      | {"extra": {"deep": {"b": 1, "a": 2}}}  | {"a":2,"b":1}
            "deep" in source.extra                                    | {"extra": {"deep": 1}}                 | true
            source.extra == 3                                         | {"extra": 3.0}                         | true
            source.extra.n > 2                                        | {"extra": {"n": 2.5}}                  | true
            source.name.replace("a", "bb").upper()                    | {"name": "banana"}                     | "BBBNBBNBB"
            source.name.lower().trim().split("-")                     | {"name": " A-B "}                      | ["a","b"]
            source.name.matches("^#[0-9]+$")                          | {"name": "#10482"}                     | true
            {"a": source.name, "b": [1, 2.5]}                         | {"name": "x"}                          | {"a":"x","b":[1,2.5]}
            has(source.name) ? source.name : "none"                   | {}                                     | "none"
            has(source.customer.email)                                | {}                                     | false
            has(source.name)                                          | {"name": null}                         | true
            timestamp(source.cancelled_at) + duration("1h")           | {"cancelled_at": "2026-01-01T00:00:00Z"} | "2026-01-01T01:00:00Z"
            0.1 + 0.2                                                 | {}                                     | 0.30000000000000004
            """)
    void computesWithAndWithoutAShape(String formula, String record, String expected) {
        assertEquals(expected, JsonText.write(evaluate(formula, record, TYPED)));
        assertEquals(expected, JsonText.write(evaluate(formula, record, DYNAMIC)));
    }

    @ParameterizedTest(name = "{0}   of   {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source.id                                                 | {"id": 9007199254740993}               | "9007199254740993"
            double(source.weight) >= 1000.0 ? "Gold" : "Standard"     | {"weight": "2381.40"}                  | "Gold"
            source.quantity + 1                                       | {"quantity": "7"}                      | 8
            source.customer.id                                        | {"customer": null}                     | null
            source.customer.id == null ? "guest" : source.customer.id | {"customer": null}                     | "guest"
            source.customer.id                                        | {"customer": {"id": 5}}                | "5"
            """)
    void takesAFieldForWhatItsShapeSays(String formula, String record, String expected) {
        assertEquals(expected, JsonText.write(evaluate(formula, record, TYPED)));
    }

    @ParameterizedTest(name = "{0}   of   {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source.name                                          | {}
            source.customer.id                                   | {}
            source.customer.id                                   | {"customer": {}}
            source.name == null                                  | {}
            source.name != "a"                                   | {}
            double(source.total) >= 1000.0 ? "Gold" : "Standard" | {}
            source.items.exists(p, p.name == "a")                | {"items": [{}]}
            source.items.map(p, p.name)                          | {"items": [{}]}
            source.state == "a" && source.test                   | {"state": "a"}
            [source.name]                                        | {}
            size(source.tags)                                    | {}
            source.extra["x"]                                    | {"extra": {}}
            """)
    void isUntoldWhereItNeedsSomethingUntold(String formula, String record) {
        assertEquals("MISSING", evaluate(formula, record, TYPED).getNodeType().name());
        assertEquals("MISSING", evaluate(formula, record, DYNAMIC).getNodeType().name());
    }

    @ParameterizedTest(name = "{0}   of   {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            source.state == "a" && source.test           ; {"state": "b"}             ; false
            source.test && source.state == "a"           ; {"state": "b"}             ; false
            source.state == "b" || source.test           ; {"state": "b"}             ; true
            source.state == "b" ? "x" : source.name      ; {"state": "b"}             ; "x"
            source.items.exists(p, p.name == "a")        ; {"items": [{}, {"name": "a"}]} ; true
            """)
    void isToldWhereTheUntoldDoesNotMatter(String formula, String record, String expected) {
        assertEquals(expected, JsonText.write(evaluate(formula, record, TYPED)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source.nmae                       | There is no field 'nmae' in Shopify order. Did you mean 'name'?
            source.customer.emial == ""       | There is no field 'emial' in Shopify order customer. Did you mean 'email'?
            source.items.exists(p, p.nme == "a") | There is no field 'nme' in Shopify order items. Did you mean 'name'?
            has(source.qqqqqqqqq)             | There is no field 'qqqqqqqqq' in Shopify order.
            source.nmae + source.staet        | There is no field 'nmae' in Shopify order. Did you mean 'name'?; There is no field 'staet' in Shopify order. Did you mean 'state'?
            sorce.name                        | there is no 'sorce' here; this formula can read: source. Did you mean 'source'?
            source.name.uper()                | there is no function 'uper'. Did you mean 'upper'?
            concatenate(source.name)          | there is no function 'concatenate'.
            source.name > 5                   | '>' does not fit a text and a whole number
            source.weight * 2                 | '*' does not fit a number with decimals and a whole number. Write 2.0 for 2, and double(...) around a whole number
            source.name &&                    | this is not a formula: it ends too early
            source.name ++ "a"                | this is not a formula: it goes wrong at character 14, at '+ "a"'
            source.name = "a"                 | this is not a formula: it goes wrong at character 13, at '= "a"'
            'open                             | this is not a formula: it goes wrong at character 1, at ''open'
            source.name.matches("(")          | '(' is not a pattern: missing closing )
            source.items.all(a, source.items.all(b, a == b)) | a loop (exists, all, map, filter) cannot stand inside of another loop
            """)
    void isRefusedInWordsBeforeItRuns(String formula, String words) {
        var refused = assertThrows(FormulaException.class, () -> Formula.compile(formula, TYPED));

        assertEquals(words, refused.getMessage());
    }

    @ParameterizedTest(name = "{0}   of   {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            double(source.total)         | {"total": "a lot"}                | a value cannot be turned into what the formula needs
            double(source.total)         | {"total": null}                   | a value has another type than the formula needs: a blank, or text where a number is needed
            source.quantity / 0          | {"quantity": 1}                   | the formula divides by zero
            source.quantity * 9000000000000000000 | {"quantity": 9}          | a number in the formula gets too large
            source.quantity              | {"quantity": 99999999999999999999} | the number 99999999999999999999 is too large for a formula
            source.weight                | {"weight": 0.12345678901234567891} | the number 0.12345678901234567891 has more digits than a formula can compute with
            source.weight / 0.0          | {"weight": 1.5}                   | the formula divides by zero, or its number has no end
            source.extra.a.b             | {"extra": {"a": "text"}}          | '.b' needs an object before the dot, found a text
            "a" in source.extra          | {"extra": "abc"}                  | 'in' needs a list or an object behind it, found a text
            source.tags.join(",")        | {"tags": ["a", 1]}                | 'join' needs a list of texts, found a number in it
            source.name.matches(source.state) | {"name": "a", "state": "("}  | '(' is not a pattern: missing closing )
            """)
    void tellsInWordsWhyItCannotBeComputed(String formula, String record, String words) {
        var fault = assertThrows(FormulaException.class, () -> evaluate(formula, record, TYPED));

        assertEquals(words, fault.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source.name          | a condition must give true or false, this one gives a text
            source.quantity + 1  | a condition must give true or false, this one gives a whole number
            """)
    void aConditionMustGiveTrueOrFalse(String formula, String words) {
        var refused = assertThrows(FormulaException.class, () -> Formula.condition(formula, TYPED));

        assertEquals(words, refused.getMessage());
    }

    private static JsonNode evaluate(String formula, String record, Scope scope) {
        var read = JsonText.read(record.getBytes(StandardCharsets.UTF_8));
        return Formula.compile(formula, scope).evaluate(Map.of("source", ((JsonText.Reading.Readable) read).tree()));
    }

    private static Field field(String name, Kind kind, Field... inner) {
        return new Field(name, kind, OptionalInt.empty(), false, false, true, fields(inner));
    }

    private static Map<String, Field> fields(Field... fields) {
        return Arrays.stream(fields).collect(Collectors.toMap(Field::name, it -> it));
    }
}
