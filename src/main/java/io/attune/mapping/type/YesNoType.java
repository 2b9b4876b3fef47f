package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;
import java.util.Locale;

/** {@code yes_no}: true or false; also read from the texts true/false and yes/no, and from 1 and 0. */
final class YesNoType extends NonBlankType {

    private static final int LONGEST_WORD = 5;

    YesNoType() {
        super("yes_no", Kind.YES_NO);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        if (value.isBoolean()) {
            return value;
        }
        var text = Scalar.text(value).strip();
        return Scalar.of(switch (text.length() > LONGEST_WORD ? "" : text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new Unfit(value, "is neither yes nor no");
        });
    }
}
