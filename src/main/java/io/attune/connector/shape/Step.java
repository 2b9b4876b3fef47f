package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A small change of one value on its way into a shape. Blank and untold values never come to it. */
public sealed interface Step {

    /** What does not fit the step is given back as it is. */
    JsonNode of(JsonNode value);

    /** What stands behind the last of these: {@code 7} of {@code gid://shop/Customer/7}. */
    record AfterLast(String mark) implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            int at = value.asText().lastIndexOf(mark);
            return at < 0 ? value : TextNode.valueOf(value.asText().substring(at + mark.length()));
        }
    }

    /** What stands before the first of these. */
    record BeforeFirst(String mark) implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            int at = value.asText().indexOf(mark);
            return at < 0 ? value : TextNode.valueOf(value.asText().substring(0, at));
        }
    }

    record Lower() implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            return value.isTextual() ? TextNode.valueOf(value.textValue().toLowerCase(Locale.ROOT)) : value;
        }
    }

    record Upper() implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            return value.isTextual() ? TextNode.valueOf(value.textValue().toUpperCase(Locale.ROOT)) : value;
        }
    }

    /** A word for a word; others stay as they are. */
    record Table(Map<String, JsonNode> words) implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            return value.isValueNode() ? words.getOrDefault(value.asText(), value) : value;
        }
    }

    /** A number of seconds or milliseconds since 1970, as a moment in UTC. */
    record Epoch(boolean millis) implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            try {
                long number = value.isNumber() ? value.decimalValue().longValueExact() : Long.parseLong(value.asText());
                return TextNode.valueOf((millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
                        .toString());
            } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
                return value;
            }
        }
    }

    /** A text that holds JSON, as that JSON. */
    record FromJson() implements Step {
        @Override
        public JsonNode of(JsonNode value) {
            var reading = JsonText.read(value.asText().getBytes(StandardCharsets.UTF_8));
            return value.isTextual() && reading instanceof JsonText.Reading.Readable it ? it.tree() : value;
        }
    }
}
