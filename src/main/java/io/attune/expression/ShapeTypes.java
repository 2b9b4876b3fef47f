package io.attune.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.attune.document.Shape;
import io.attune.yaml.Spelling;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shapes as CEL's checker sees them. A field that the formula names and its shape lacks is noted, with the object it
 * was looked for in, and taken for any value, so that it is told once and nothing follows from it.
 */
final class ShapeTypes implements CelTypeProvider {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private final Set<String> wordsOfFormula = new LinkedHashSet<>();
    private final Map<String, CelType> types = new HashMap<>();
    private final Map<String, CelType> structs = new HashMap<>();
    private final Set<String> unknownFields = new LinkedHashSet<>();

    ShapeTypes(String formula) {
        var words = WORD.matcher(formula);
        while (words.find()) {
            wordsOfFormula.add(words.group());
        }
    }

    CelType of(Optional<Shape> shape) {
        return shape.<CelType>map(it -> struct(it.object(), it.fields())).orElse(SimpleType.DYN);
    }

    private CelType struct(String object, Map<String, Shape.Field> fields) {
        var known = structs.get(object);
        if (known != null) {
            return known;
        }
        var name = "attune.Shape" + types.size(); // no name that a formula could say
        var struct = StructType.create(name, ImmutableSet.copyOf(wordsOfFormula), field -> find(object, fields, field));
        types.put(name, struct);
        structs.put(object, struct);
        return struct;
    }

    private Optional<CelType> find(String object, Map<String, Shape.Field> fields, String name) {
        var field = fields.get(name);
        if (field == null) {
            unknownFields.add("There is no field '" + name + "' in " + object + "."
                    + Spelling.didYouMean(name, fields.keySet()));
            return Optional.of(SimpleType.DYN);
        }
        return Optional.of(typeOf(object, field));
    }

    private CelType typeOf(String object, Shape.Field field) {
        return switch (field.kind()) {
            case TEXT, ID, DATE, DATETIME -> NullableType.create(SimpleType.STRING);
            case INTEGER -> NullableType.create(SimpleType.INT);
            case NUMBER -> NullableType.create(SimpleType.DOUBLE);
            case YES_NO -> NullableType.create(SimpleType.BOOL);
            case OBJECT -> inner(object, field);
            case LIST -> ListType.create(inner(object, field));
            case JSON -> SimpleType.DYN;
        };
    }

    private CelType inner(String object, Shape.Field field) {
        return field.fields().isEmpty() ? SimpleType.DYN : struct(object + " " + field.name(), field.fields());
    }

    /** In words, one for each. */
    Set<String> unknownFields() {
        return unknownFields;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(types.get(typeName));
    }
}
