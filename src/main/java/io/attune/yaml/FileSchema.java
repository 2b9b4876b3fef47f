package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The structure of a kind of file: its JSON Schema (2020-12), the same one that editors use. What it finds is told in
 * the words of the person who wrote the file. Semantics (names that must exist, types that must fit) are the loaders'
 * work.
 *
 * <p>To keep one fault one finding, schemas here give each place one shape by {@code type}, {@code properties}, {@code
 * enum} and {@code pattern}, and avoid {@code oneOf} and {@code anyOf}.
 */
public final class FileSchema {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012,
            builder -> builder.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keyword(new NonValidationKeyword(SchemaWords.WORDS))
                    .build()));

    private final JsonSchema schema;
    private final SchemaWords words;

    private FileSchema(JsonSchema schema) {
        this.schema = schema;
        this.words = new SchemaWords(schema.getSchemaNode());
    }

    public static FileSchema of(String json) {
        var config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .failFast(false)
                .build();
        return new FileSchema(FACTORY.getSchema(json, config));
    }

    /** The file itself if its structure is right, else every fault of structure. */
    public Checked<YamlFile> check(YamlFile file) {
        var problems = new LinkedHashMap<String, Problem>();
        var all = schema.validate(file.tree());
        var misspelt = misspelt(all);
        for (var found : all) {
            if (isTold(found) && !misspelt.contains(missing(found))) {
                var problem = problem(file, found);
                problems.putIfAbsent(problem.line() + ":" + problem.column() + problem.path(), problem);
            }
        }
        return problems.isEmpty() ? Checked.valid(file) : Checked.faulty(new ArrayList<>(problems.values()));
    }

    /** The required keys that are there, in another spelling: one slip is one fault. */
    private Set<String> misspelt(Set<ValidationMessage> all) {
        return all.stream()
                .filter(found -> found.getType().equals("additionalProperties"))
                .flatMap(found -> Spelling.nearest(found.getProperty(), words.knownKeys(found)).stream()
                        .map(meant -> found.getInstanceLocation() + " " + meant))
                .collect(Collectors.toSet());
    }

    private static String missing(ValidationMessage found) {
        return found.getType().equals("required") ? found.getInstanceLocation() + " " + found.getProperty() : "";
    }

    /** Wrappers only repeat what their parts say. */
    private static boolean isTold(ValidationMessage found) {
        return !List.of("allOf", "anyOf", "oneOf", "if", "then", "else", "$ref").contains(found.getType());
    }

    private Problem problem(YamlFile file, ValidationMessage found) {
        var at = pointer(found.getInstanceLocation());
        return switch (found.getType()) {
            case "additionalProperties", "unevaluatedProperties", "propertyNames" -> unknownKey(file, at, found);
            case "required" -> file.problem(at, "'" + found.getProperty() + "' is missing here");
            default -> file.problem(at, words.of(found, file.at(at)));
        };
    }

    private Problem unknownKey(YamlFile file, JsonPointer at, ValidationMessage found) {
        var key = found.getProperty() != null ? found.getProperty() : String.valueOf(found.getArguments()[0]);
        var known = words.knownKeys(found);
        return file.problemOfKey(at.appendProperty(key), "there is no key '" + key + "' here."
                + (Spelling.nearest(key, known).isPresent() ? Spelling.didYouMean(key, known)
                        : known.isEmpty() ? "" : " Known: " + String.join(", ", known)));
    }

    private static JsonPointer pointer(JsonNodePath path) {
        return JsonPointer.compile(path.toString());
    }

    /** The schema as JSON, for editors. */
    public JsonNode json() {
        return schema.getSchemaNode();
    }
}
