package io.attune.connector;

import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import io.attune.expression.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which variables the formulas of a connector file may use, place by place. */
final class Scopes {

    static final Scope HEADERS = anything("headers", "body_sha256");
    static final Scope EVENT = anything("headers", "body", "body_sha256");
    static final Scope HANDSHAKE = anything("request");
    static final Scope ANSWER = anything("status", "headers", "body");
    static final Scope SOURCE = anything("source");
    static final Scope MATCH = anything("name", "value");
    static final Scope AMONG = anything("name", "value", "values");

    private Scopes() {}

    static Scope anything(String... names) {
        return new Scope(Stream.of(names).collect(Collectors.toMap(Function.identity(), name -> Optional.empty())));
    }

    /** Settings alone; a name that the file does not declare is refused. */
    static Scope settings(Collection<String> names) {
        return new Scope(Map.of("settings", Optional.of(texts("settings", names))));
    }

    /** What the calls of an object may use. */
    static Scope calls(Collection<String> settings, Shape shape, Collection<String> lists) {
        var variables = new HashMap<String, Optional<Shape>>();
        for (var name : new String[] {"id", "marker", "fields", "match", "marked", "since", "page", "all"}) {
            variables.put(name, Optional.empty());
        }
        variables.put("settings", Optional.of(texts("settings", settings)));
        for (var name : new String[] {"patch", "current", "find"}) {
            variables.put(name, Optional.of(shape));
        }
        for (var name : new String[] {"added", "removed"}) {
            variables.put(name, Optional.of(shape(name, lists, Kind.LIST)));
        }
        return new Scope(variables);
    }

    private static Shape texts(String object, Collection<String> names) {
        return shape(object, names, Kind.TEXT);
    }

    private static Shape shape(String object, Collection<String> names, Kind kind) {
        return new Shape(object, names.stream().collect(Collectors.toMap(Function.identity(),
                name -> new Field(name, kind, OptionalInt.empty(), false, false, true, Map.of()))));
    }
}
