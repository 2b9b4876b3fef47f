package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;
import java.util.Locale;

/** {@code yes_no}: true or false; also read from the texts true/false and yes/no, and from 1 and 0. */
final class YesNoType extends NonBlankType {

    YesNoType() {
        super("yes_no", Kind.YES_NO);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        if (value.isBoolean()) {
            return value;
        }
        switch (Scalar.text(value).strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1":
                return Scalar.of(true);
            case "false", "no", "0":
                return Scalar.of(false);
            default:
                throw new Unfit(value, "is neither yes nor no");
        }
    }
}
