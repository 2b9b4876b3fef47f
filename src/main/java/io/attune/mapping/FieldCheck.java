package io.attune.mapping;

import io.attune.document.Path;
import io.attune.document.Shape;
import io.attune.document.Shape.Field;
import io.attune.document.Shape.Kind;
import io.attune.mapping.type.Type;
import io.attune.yaml.Spelling;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the paths of a column against the fields that the object has. */
final class FieldCheck {

    private static final Set<Kind> TEXTS = EnumSet.of(Kind.TEXT, Kind.ID, Kind.DATE, Kind.DATETIME);

    private final Shape shape;

    FieldCheck(Shape shape) {
        this.shape = shape;
    }

    /** What is wrong with the path, in an admin's words; empty if there is such a field. */
    Optional<String> fault(Path path) {
        Map<String, Field> level = shape.fields();
        var where = new StringBuilder(shape.object());
        var keys = path.keys();
        for (int i = 0; i < keys.size(); i++) {
            var name = keys.get(i);
            var field = level.get(name);
            if (field == null) {
                return Optional.of("There is no field '" + name + "' in " + where + "."
                        + Spelling.didYouMean(name, level.keySet()));
            }
            if (field.kind() == Kind.JSON) {
                return Optional.empty();
            }
            var wrongForm = form(path, i, field, where, i == keys.size() - 1);
            if (wrongForm.isPresent()) {
                return wrongForm;
            }
            if (field.fields().isEmpty() && field.kind() != Kind.OBJECT && field.kind() != Kind.LIST
                    && i < keys.size() - 1) {
                return Optional.of("The field '" + name + "' of " + where + " holds no other fields.");
            }
            if (field.fields().isEmpty()) {
                return Optional.empty();
            }
            where.append(' ').append(name);
            level = field.fields();
        }
        return Optional.empty();
    }

    private static Optional<String> form(Path path, int key, Field field, CharSequence where, boolean last) {
        if (path.entersListAt(key) && field.kind() != Kind.LIST) {
            return Optional.of("The field '" + field.name() + "' of " + where + " is no list, so [...] does not fit.");
        }
        if (!path.entersListAt(key) && field.kind() == Kind.LIST && !last) {
            return Optional.of("The field '" + field.name() + "' of " + where + " is a list: write " + field.name()
                    + "[] for all items, or " + field.name() + "[key=text] for one.");
        }
        return Optional.empty();
    }

    /** Why the field cannot be written; empty if it can. */
    Optional<String> writeFault(Path path) {
        return shape.at(path).filter(Field::readOnly)
                .map(field -> "The field '" + path + "' of " + shape.object() + " can be read, but not written.");
    }

    /** Why a value of this type cannot stand in the field as it is; empty if it can. */
    Optional<String> fitFault(Path path, Type type, boolean written) {
        var field = shape.at(path).orElse(null);
        if (field == null || path.isMany() || field.kind() == Kind.JSON || type.fits().contains(Kind.JSON)
                && type.fits().size() > 2) {
            return Optional.empty();
        }
        boolean text = !written && TEXTS.contains(field.kind()) && type.fits().stream().anyMatch(TEXTS::contains);
        if (!text && !type.fits().contains(field.kind())) {
            return Optional.of("The type " + type.name() + " does not fit the field '" + path + "' of " + shape.object()
                    + ", which holds " + words(field.kind()) + ".");
        }
        return written ? lengthFault(path, field, type) : Optional.empty();
    }

    private Optional<String> lengthFault(Path path, Field field, Type type) {
        int most = longest(type.name());
        return field.max().isPresent() && most > field.max().getAsInt()
                ? Optional.of("The type " + type.name() + " allows more characters than the field '" + path + "' of "
                        + shape.object() + " keeps (" + field.max().getAsInt() + ").")
                : Optional.empty();
    }

    /** The n of {@code text(n)}; 0 of any other type. */
    private static int longest(String type) {
        if (!type.startsWith("text(")) {
            return 0;
        }
        int end = type.indexOf(',') > 0 ? type.indexOf(',') : type.indexOf(')');
        return Integer.parseInt(type.substring("text(".length(), end));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case ID -> "an id";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case YES_NO -> "true or false";
            case DATE -> "a date";
            case DATETIME -> "a date and time";
            case OBJECT -> "an object";
            case LIST -> "a list";
            case JSON -> "anything";
        };
    }
}
