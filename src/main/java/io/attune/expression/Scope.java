package io.attune.expression;

import io.attune.document.InOrder;
import io.attune.document.Shape;
import java.util.Map;
import java.util.Optional;

/**
 * What a formula may read.
 *
 * @param variables the shape of each variable by its name, so that a field which the shape does not declare is refused;
 * empty where the variable may hold any JSON. The object of a shape is named in messages as it is written
 */
public record Scope(Map<String, Optional<Shape>> variables) {

    public Scope {
        variables = InOrder.map(variables);
    }
}
