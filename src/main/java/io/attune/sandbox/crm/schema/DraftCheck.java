package io.attune.sandbox.crm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the record in a request's body. */
public final class DraftCheck {

    private final ObjectType type;
    private final ObjectNode values = Canonical.NODES.objectNode();
    /** The vendor stops at the first of these, before it looks at the record. */
    private final List<ApiError> parsing = new ArrayList<>();
    private final List<ApiError> saving = new ArrayList<>();

    private DraftCheck(ObjectType type) {
        this.type = type;
    }

    /** A record that is to be made: what is required must be there, and a box is not ticked unless told. */
    public static Checking creating(ObjectType type, JsonNode body) {
        var check = new DraftCheck(type);
        type.fields().stream()
                .filter(field -> field.type() == FieldType.BOOLEAN && !field.is(Field.Trait.READ_ONLY))
                .forEach(field -> check.values.set(field.name(), BooleanNode.FALSE));
        return check.read(body, true);
    }

    /** Changes to a record that is there. */
    public static Checking updating(ObjectType type, JsonNode body) {
        return new DraftCheck(type).read(body, false);
    }

    private Checking read(JsonNode body, boolean creating) {
        if (!body.isObject()) {
            return new Checking.Refused(List.of(ApiError.of(ErrorCode.JSON_PARSER_ERROR,
                    "The HTTP entity body is required, but this request has no entity body.")));
        }
        body.fields().forEachRemaining(entry -> take(entry.getKey(), entry.getValue()));
        missing(creating).ifPresent(saving::add);
        if (!parsing.isEmpty()) {
            return new Checking.Refused(parsing.subList(0, 1));
        }
        return saving.isEmpty() ? new Checking.Fine(new Draft(type, values)) : new Checking.Refused(saving);
    }

    private void take(String name, JsonNode value) {
        if (name.equals("attributes")) {
            return;
        }
        type.field(name).ifPresentOrElse(
                field -> take(field, value), () -> parsing.add(ApiError.noSuchColumn(name, type)));
    }

    private void take(Field field, JsonNode value) {
        if (field.type() == FieldType.ID) {
            parsing.add(ApiError.notToBeSpecified(field));
        } else if (field.is(Field.Trait.READ_ONLY)) {
            saving.add(ApiError.saving(ErrorCode.INVALID_FIELD_FOR_INSERT_UPDATE,
                    ("Unable to create/update fields: %s. Please check the security settings of this field and verify"
                            + " that it is read/write for your profile or permission set.").formatted(field.name()),
                    field.name()));
        } else {
            keep(field, ValueCheck.check(field, value));
        }
    }

    private void keep(Field field, Fit fit) {
        if (fit instanceof Fit.Fits fits) {
            values.set(field.name(), fits.stored());
        } else {
            var error = ((Fit.Unfit) fit).error();
            (error.fields().isPresent() ? saving : parsing).add(error);
        }
    }

    /** What is required must not be left out of a new record, nor be cleared in an old one. */
    private Optional<ApiError> missing(boolean creating) {
        var names = type.fields().stream()
                .filter(field -> field.is(Field.Trait.REQUIRED) && !isFaulty(field))
                .map(Field::name)
                .filter(name -> creating ? !values.hasNonNull(name) : values.get(name) instanceof NullNode)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(ApiError.saving(ErrorCode.REQUIRED_FIELD_MISSING,
                "Required fields are missing: " + names, names.toArray(String[]::new)));
    }

    private boolean isFaulty(Field field) {
        return saving.stream().anyMatch(error -> error.fields().orElse(List.of()).contains(field.name()));
    }

    /** What checking gave. */
    public sealed interface Checking {
        record Fine(Draft draft) implements Checking {}

        record Refused(List<ApiError> errors) implements Checking {
            public Refused {
                errors = List.copyOf(errors);
            }
        }
    }
}
