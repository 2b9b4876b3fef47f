package io.attune.connector;

import io.attune.document.InOrder;
import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the calls of an object that read. */
final class ReadsDecoder {

    private static final Set<Shape.Kind> CONTAINERS = Set.of(Shape.Kind.OBJECT, Shape.Kind.LIST, Shape.Kind.JSON);

    private final Section object;
    private final Map<String, Field> fields;
    private final CallDecoder calls;

    ReadsDecoder(Section object, Map<String, Field> fields, CallDecoder calls) {
        this.object = object;
        this.fields = fields;
        this.calls = calls;
    }

    Reads decode() {
        if (object.has("list_more") && !object.has("list")) {
            object.at("list_more").problemOfKey("there is no 'list', whose further pages these would be");
        }
        needs(object.at("read"), "record", "where the record stands in the answer");
        return new Reads(calls.decode("read", "read", object.at("read")), finds(),
                optional("find", "find_by_marker", "hits", "where the record stands in the answer"),
                optional("list", "list", "hits", "where the records stand in the answer"),
                optional("list", "list_more", "hits", "where the records stand in the answer"),
                optional("find", "merged_into", "id", "where the answer tells the other record's id"));
    }

    private Optional<CallRule> optional(String kind, String key, String needed, String words) {
        var call = object.at(key);
        if (!call.isWritten()) {
            return Optional.empty();
        }
        needs(call, needed, words);
        return Optional.of(calls.decode(kind, key, call));
    }

    private static void needs(Section call, String key, String words) {
        if (!call.has(key)) {
            call.problem("'" + key + "' is missing here: " + words);
        }
    }

    private List<FindRule> finds() {
        var rules = new ArrayList<FindRule>();
        for (var find : object.at("find").items()) {
            needs(find, "hits", "where the record stands in the answer");
            rules.add(new FindRule(searchNames(find), match(find.at("match")),
                    calls.decode("find", "find." + rules.size(), find)));
        }
        return rules;
    }

    private Map<String, String> searchNames(Section find) {
        var names = new LinkedHashMap<String, String>();
        if (!find.has("by")) {
            find.problem("'by' is missing here: the fields that can be searched by, or 'any'");
        }
        find.at("by").entries().forEach((name, at) -> {
            Parse.isKnownKey(at, fields.keySet(), "field");
            names.put(name, at.text().orElse(name));
        });
        if (find.at("by").node().isTextual()) {
            fields.values().stream().filter(field -> !CONTAINERS.contains(field.kind()))
                    .forEach(field -> names.put(field.name(), field.name()));
        }
        return names;
    }

    private static Optional<FindRule.Among> among(Section among) {
        return among.isWritten() ? Optional.of(new FindRule.Among(Parse.template(among.at("each"), Scopes.AMONG),
                Parse.template(among.at("value"), Scopes.AMONG), among.text("join", ","))) : Optional.empty();
    }

    private Optional<FindRule.Match> match(Section match) {
        if (!match.isWritten()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        fields.values().stream().filter(field -> Set.of(Shape.Kind.TEXT, Shape.Kind.ID).contains(field.kind()))
                .forEach(field -> texts.add(field.name()));
        var escape = new LinkedHashMap<String, String>();
        match.at("escape").entries().forEach((character, at) -> escape.put(character, at.text().orElse("")));
        var unquoted = match.at("unquoted");
        return Optional.of(new FindRule.Match(Parse.template(match.at("each"), Scopes.MATCH),
                unquoted.isWritten() ? Optional.of(Parse.template(unquoted, Scopes.MATCH)) : Optional.empty(),
                InOrder.set(texts), match.text("join", ""), escape, among(match.at("among"))));
    }
}
