package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Any JSON at all, with a liking for the keys that the code under test looks for. */
final class AnyJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final List<String> TEXTS =
            List.of("", " ", "1", "NaN", "gid://shopify/Customer/1", "2026-03-01T12:00:00Z", "/", "null",
            "\ud800", "THROTTLED", "x".repeat(300), "1e400", "-", "2026-13-45T99:00:00+99:99");

    private final SplittableRandom random;
    private final List<String> keys;

    AnyJson(long seed, List<String> keys) {
        this.random = new SplittableRandom(seed);
        this.keys = keys;
    }

    JsonNode next() {
        return next(5);
    }

    private JsonNode next(int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(-3, 600));
            case 3 -> NODES.numberNode(new BigInteger(80, new Random(random.nextLong())).negate());
            case 4 -> NODES.numberNode(new BigDecimal("0." + Math.abs(random.nextLong())));
            case 5, 6 -> NODES.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 7, 8 -> list(depth);
            default -> object(depth);
        };
    }

    private JsonNode list(int depth) {
        var list = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(next(depth - 1));
        }
        return list;
    }

    private JsonNode object(int depth) {
        var object = NODES.objectNode();
        for (int i = random.nextInt(7); i > 0; i--) {
            object.set(keys.get(random.nextInt(keys.size())), next(depth - 1));
        }
        return object;
    }
}
