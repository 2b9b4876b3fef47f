package io.attune.mapping.step;

import io.attune.document.InOrder;
import io.attune.mapping.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step may know of the place where it stands.
 *
 * @param type   of the row
 * @param fields the paths of the column, in order: with several, the first step is given a list of their values
 * @param tables of the file, by name
 * @param secret of this deployment, which {@code hash} mixes in; empty where none is set
 * @param others where {@code lookup} looks
 */
public record StepScope(Type type, List<String> fields, Map<String, Table> tables, Optional<String> secret,
        OtherMappings others) {

    public StepScope {
        fields = List.copyOf(fields);
        tables = InOrder.map(tables);
    }

    @Override
    public String toString() {
        return "StepScope[type=" + type.name() + ", fields=" + fields + ", tables=" + tables.keySet() + "]";
    }
}
