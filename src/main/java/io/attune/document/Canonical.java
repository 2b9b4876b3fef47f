package io.attune.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The one form in which values are compared and stored. Jackson holds {@code 2}, {@code 2L} and {@code 2.0} to be three
 * different things; here each is the exact decimal 2. Keys of objects are sorted, so equal documents are equal text
 * too.
 */
public final class Canonical {

    public static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Canonical() {}

    /** The same value in canonical form. A missing node stays missing. */
    public static JsonNode of(JsonNode value) {
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        if (value.isArray()) {
            ArrayNode items = NODES.arrayNode(value.size());
            value.forEach(item -> items.add(of(item)));
            return items;
        }
        if (value.isObject()) {
            ObjectNode sorted = NODES.objectNode();
            var names = new TreeSet<String>();
            value.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> sorted.set(name, of(value.get(name))));
            return sorted;
        }
        return value;
    }

    /** An exact number, without the zeros that mean nothing: 2.50 and 2.5 are one value, 100 is not 1E+2. */
    public static JsonNode number(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** Hex SHA-256 of the canonical text. Equal values have equal hashes, whatever wrote them. */
    public static String hash(JsonNode value) {
        return sha256(JsonText.write(of(value)).getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
