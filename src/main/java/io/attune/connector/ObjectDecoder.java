package io.attune.connector;

import io.attune.connector.shape.Row;
import io.attune.connector.shape.Rows;
import io.attune.connector.shape.Step;
import io.attune.document.Path;
import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code objects}. */
final class ObjectDecoder {

    private final CallDecoder.Common common;
    private final Section object;
    private final Map<String, Field> fields;
    private final FieldRules fieldRules;
    private final Map<String, Rows> shapes;
    private final CallDecoder calls;

    ObjectDecoder(CallDecoder.Common common, Section object) {
        this.common = common;
        this.object = object;
        this.fields = FieldDecoder.fields(object.at("fields"));
        this.fieldRules = FieldDecoder.rules(object.at("fields"));
        this.shapes = shapes();
        var scope = Scopes.calls(common.declared().settings().keySet(), shape(), fieldRules.lists().keySet());
        this.calls = new CallDecoder(common, scope, shapes, field(object.at("id")), fields.keySet(),
                object.text("graphql_fragments", ""));
    }

    private Shape shape() {
        return new Shape(object.key(), fields);
    }

    DecodedObject decode() {
        var revision = object.at("revision");
        var revisionRule = new RevisionRule(optionalField(revision.at("field")),
                revision.text("precision", "millis").equals("seconds"));
        var observed = new ObservedRule(revisionRule, place(object.at("actor")), place(object.at("marker")));
        var rules = new ObjectRules(shape(), observed, Parse.duration(object.at("search_lag")).orElse(Duration.ZERO),
                fieldRules, common.limits(), new ReadsDecoder(object, fields, calls).decode(), writes(),
                new BatchDecoder(object, calls).decode());
        return new DecodedObject(new ConnectorObject(rules), shapes, field(object.at("id")), observed);
    }

    private String field(Section at) {
        var name = at.text().orElse("");
        Parse.isKnown(at, name, fields.keySet(), "field");
        return name;
    }

    private Optional<String> optionalField(Section at) {
        return at.isWritten() ? Optional.of(field(at)) : Optional.empty();
    }

    /** A field, or a place within one. */
    private Optional<Path> place(Section at) {
        if (!at.isWritten()) {
            return Optional.empty();
        }
        var path = Parse.path(at);
        if (Parse.isKnown(at, path.root(), fields.keySet(), "field") && shape().at(path).isEmpty()) {
            at.problem("the field '" + path.root() + "' has no '" + path + "'");
        }
        return Optional.of(path);
    }

    private Map<String, Rows> shapes() {
        var decoded = new LinkedHashMap<String, Rows>();
        object.at("shapes").entries().forEach((name, at) -> decoded.put(name, shape(at)));
        return decoded;
    }

    /** A field that is kept as JSON in a text is read as the JSON, unless a row says where else it stands. */
    private Rows shape(Section at) {
        var rows = RowDecoder.rows(at.at("rows"), fields, at.yes("same_names", false));
        if (!rows.sameNames() || fieldRules.jsonTexts().isEmpty()) {
            return rows;
        }
        var more = new LinkedHashMap<>(rows.rows());
        fieldRules.jsonTexts().forEach(name -> more.putIfAbsent(name, fromJson(name)));
        return new Rows(fields, more, true);
    }

    private static Row fromJson(String field) {
        return new Row(Optional.of(Path.parse(field)), Optional.empty(), List.of(new Step.FromJson()), Optional.empty(),
                Optional.empty());
    }

    private Map<Write.Kind, List<CallRule>> writes() {
        var writes = new LinkedHashMap<Write.Kind, List<CallRule>>();
        for (var kind : Write.Kind.values()) {
            var key = kind.name().toLowerCase(Locale.ROOT);
            if (object.has(key)) {
                writes.put(kind, writes(key));
            }
        }
        new Carried(fields, writes).check(object.at("update"));
        return writes;
    }

    private List<CallRule> writes(String kind) {
        var rules = new LinkedHashMap<String, CallRule>();
        for (var call : object.at(kind).items()) {
            var step = kind + "." + call.text("name", String.valueOf(rules.size() + 1));
            if (call.has("condition") && !rules.isEmpty()) {
                call.at("condition").problemOfKey("only the first call can have a condition: it changes the record");
            }
            if (rules.put(step, calls.decode(kind, step, call)) != null) {
                call.at("name").problem("another call of '" + kind + "' has this name too");
            }
        }
        return List.copyOf(rules.values());
    }
}
