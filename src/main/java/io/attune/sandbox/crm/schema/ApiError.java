package io.attune.sandbox.crm.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;
import java.util.Optional;

/**
 * One error as the vendor words it.
 *
 * @param fields the fields to blame, maybe none, where saving failed; empty where the call itself was wrong
 */
public record ApiError(ErrorCode code, String message, Optional<List<String>> fields) {

    /** The call was wrong. */
    public static ApiError of(ErrorCode code, String message) {
        return new ApiError(code, message, Optional.empty());
    }

    /** Saving a record failed, for these fields. */
    public static ApiError saving(ErrorCode code, String message, String... fields) {
        return new ApiError(code, message, Optional.of(List.of(fields)));
    }

    /** There is nothing at this address. */
    public static ApiError notFound() {
        return of(ErrorCode.NOT_FOUND, "The requested resource does not exist");
    }

    public static ApiError noSuchColumn(String name, ObjectType type) {
        return of(ErrorCode.INVALID_FIELD, "No such column '%s' on sobject of type %s".formatted(name, type.name()));
    }

    /** The field stands in the address already. */
    public static ApiError notToBeSpecified(Field field) {
        return of(ErrorCode.INVALID_FIELD,
                "The %s field should not be specified in the sobject data.".formatted(field.name()));
    }

    /** As an item of the list that a failed call answers. */
    public ObjectNode asAnswer() {
        var json = Canonical.NODES.objectNode().put("message", message).put("errorCode", code.name());
        fields.ifPresent(names -> names.forEach(json.putArray("fields")::add));
        return json;
    }

    /** As an item of {@code errors} in the result of one record of many. */
    public ObjectNode asResult() {
        var json = Canonical.NODES.objectNode().put("statusCode", code.name()).put("message", message);
        var names = json.putArray("fields");
        fields.ifPresent(all -> all.forEach(names::add));
        return json;
    }
}
