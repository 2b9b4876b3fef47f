package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code concat: [a, " ", b]} of a column with {@code fields: [a, b]}: what is not one of the fields is text in
 * between. Such a text stands only between two values: with b blank there is no space at the end. Written, the value is
 * taken apart at the first of each text; a value that would not come together again as it was goes into the first field
 * whole.
 */
final class Concat extends ValueStep {

    /** A field by its place in the list, and the text in front of it. */
    private record Part(String before, int field) {}

    private final List<Part> parts;

    private Concat(List<Part> parts, List<String> fields) {
        super("concat", StepClass.NARROWING, "puts together " + String.join(" and ", fields));
        this.parts = List.copyOf(parts);
    }

    static Concat of(Arguments arguments) {
        Joining.needFields(arguments, 2);
        var fields = arguments.scope().fields();
        var parts = new ArrayList<Part>();
        var before = "";
        for (var text : arguments.texts(2)) {
            int field = fields.indexOf(text);
            if (field >= 0) {
                parts.add(new Part(before, field));
            }
            before = field >= 0 ? "" : before + text;
        }
        long different = parts.stream().map(Part::field).distinct().count();
        boolean eachOnce = parts.size() == fields.size() && different == fields.size();
        if (!eachOnce || !before.isEmpty() || !parts.get(0).before().isEmpty()) {
            throw arguments.wrong("each field of the column once, and texts only between them");
        }
        return new Concat(parts, fields);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var joined = new StringBuilder();
        for (var part : parts) {
            var text = Joining.textAt(value, part.field());
            if (!text.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : part.before()).append(text);
            }
        }
        return Scalar.of(joined.toString());
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var text = Scalar.text(value);
        var list = Joining.list(takenApart(text));
        return get(list, rows).equals(Scalar.of(text)) ? list : Joining.list(allInFirst(text));
    }

    private List<String> allInFirst(String text) {
        var values = new ArrayList<>(Collections.nCopies(parts.size(), ""));
        values.set(parts.get(0).field(), text);
        return values;
    }

    private List<String> takenApart(String text) {
        var values = new ArrayList<>(Collections.nCopies(parts.size(), ""));
        int at = 0;
        for (int i = 0; i < parts.size() && at <= text.length(); i++) {
            var before = i + 1 < parts.size() ? parts.get(i + 1).before() : "";
            int found = before.isEmpty() ? -1 : text.indexOf(before, at);
            int end = found < 0 ? text.length() : found;
            values.set(parts.get(i).field(), text.substring(at, end));
            at = end + Math.max(1, before.length());
        }
        return values;
    }
}
