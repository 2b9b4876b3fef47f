package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import java.util.List;

/** One object's newest records as a table. */
public record Section(ObjectType type, long count, List<Field> columns, List<Line> lines) {

    /** A record, with the texts of the columns behind the first, which is its name. */
    public record Line(String id, String name, List<Cell> cells) {}

    public record Cell(String text, boolean number) {}

    static Section of(ObjectType type, long count, List<CrmRecord> records) {
        var columns = Columns.of(type);
        return new Section(type, count, columns, records.stream().map(record -> line(record, columns)).toList());
    }

    private static Line line(CrmRecord record, List<Field> columns) {
        var name = FieldText.of(record, record.type().field("Name").orElseThrow());
        return new Line(record.id(), name, columns.stream()
                .map(field -> new Cell(FieldText.of(record, field), field.type().isNumeric())).toList());
    }
}
