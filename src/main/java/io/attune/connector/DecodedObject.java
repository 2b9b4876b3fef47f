package io.attune.connector;

import io.attune.connector.shape.Rows;
import io.attune.yaml.Section;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An object with what the webhooks of the same file need of it. */
record DecodedObject(ConnectorObject object, Map<String, Rows> shapes, String idField, ObservedRule observed) {

    /** The shape of a name that is written at a place; empty, and a problem there, where the object has none of it. */
    Function<String, Optional<Rows>> shape(Section at) {
        return shape(at, shapes);
    }

    static Function<String, Optional<Rows>> shape(Section at, Map<String, Rows> shapes) {
        return name -> Parse.isKnown(at, name, shapes.keySet(), "shape") ? Optional.of(shapes.get(name))
                : Optional.empty();
    }
}
