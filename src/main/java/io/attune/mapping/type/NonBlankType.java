package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Shape;
import java.util.Set;

/** A type that lets untold and blank pass, so that what it is made of sees values only. */
abstract class NonBlankType implements Type {

    private final String name;
    private final Set<Shape.Kind> fits;

    NonBlankType(String name, Shape.Kind... fits) {
        this.name = name;
        this.fits = Set.of(fits);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<Shape.Kind> fits() {
        return fits;
    }

    @Override
    public final JsonNode read(JsonNode systemValue, RowContext rows) throws Unfit {
        if (systemValue.isMissingNode()) {
            return systemValue;
        }
        if (Scalar.isBlank(systemValue)) {
            return NullNode.instance;
        }
        var value = get(systemValue, rows);
        return Scalar.isBlank(value) ? NullNode.instance : value;
    }

    @Override
    public final JsonNode write(JsonNode sharedValue, RowContext rows) throws Unfit {
        return sharedValue.isMissingNode() || sharedValue.isNull() ? sharedValue : put(sharedValue, rows);
    }

    /** Reads a value that is neither untold nor blank. It may turn out to be blank after all. */
    abstract JsonNode get(JsonNode value, RowContext rows) throws Unfit;

    /** Writes a value that is neither untold nor blank: as it is, unless the type says otherwise. */
    JsonNode put(JsonNode value, RowContext rows) throws Unfit {
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
