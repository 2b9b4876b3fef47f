package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How an edit ended: the record as it is now, or why nothing was changed. Never both. */
public record Edited(Optional<ObjectNode> record, List<UserError> errors) {

    public static Edited to(ObjectNode record) {
        return new Edited(Optional.of(record), List.of());
    }

    public static Edited refused(UserError... errors) {
        return refused(List.of(errors));
    }

    public static Edited refused(List<UserError> errors) {
        return new Edited(Optional.empty(), List.copyOf(errors));
    }

    public Edited mapErrors(UnaryOperator<UserError> each) {
        return new Edited(record, errors.stream().map(each).toList());
    }
}
