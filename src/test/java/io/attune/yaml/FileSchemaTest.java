package io.attune.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSchemaTest {

    private static final FileSchema SCHEMA = FileSchema.of("""
            {"type": "object", "required": ["name"], "additionalProperties": false,
             "properties": {
               "name": {"type": "string", "pattern": "^[a-z]+$", "x-words": "small letters"},
               "kind": {"enum": ["one", "two"]},
               "size": {"type": "integer", "minimum": 1},
               "column": {"type": ["string", "object"], "properties": {"path": {"type": "string"}}, "additionalProperties": false},
               "list": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}}},
             "$defs": {"item": {"type": "object", "properties": {"id": {"type": "string"}}, "additionalProperties": false}}}
            """);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            right                | name: a                     |
            a key misspelt       | nmae: a\\nname: b           | f:1:1: nmae: there is no key 'nmae' here. Did you mean 'name'?
            a needed key misspelt | nmae: a                    | f:1:1: nmae: there is no key 'nmae' here. Did you mean 'name'?
            a key unknown        | name: b\\nzzzzzzz: 1        | f:2:1: zzzzzzz: there is no key 'zzzzzzz' here. Known: name, kind, size, column, list
            one missing          | kind: one                   | f:1:1: 'name' is missing here
            a wrong type         | name: a\\nsize: big         | f:2:7: size: expected a whole number, found 'big'
            two types allowed    | name: a\\ncolumn: [1]       | f:2:9: column: expected a text or keys with values (name: value), found a list
            inside of two types  | name: a\\ncolumn: {pth: x}  | f:2:10: column.pth: there is no key 'pth' here. Did you mean 'path'?
            not in the list      | name: a\\nkind: tow         | f:2:7: kind: expected one of one, two, found 'tow'. Did you mean 'two'?
            a pattern            | name: A1                    | f:1:7: name: expected small letters, found 'A1'
            too small            | name: a\\nsize: 0           | f:2:7: size: expected at least 1, found 0
            empty list           | name: a\\nlist: []          | f:2:7: list: expected at least 1 entries, found 0
            behind a reference   | name: a\\nlist: [{i: b}]    | f:2:9: list[0].i: there is no key 'i' here. Did you mean 'id'?
            nothing at all       | ~                           | f:1:1: expected keys with values (name: value), found nothing
            """)
    void tellsEachFaultOnceInPlainWords(String name, String yaml, String problems) {
        var read = YamlReader.read("f", yaml.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)).then(SCHEMA::check);

        assertEquals(problems == null ? "" : problems,
                read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
