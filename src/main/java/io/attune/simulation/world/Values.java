package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The values that people type. Where a field allows it, a value tells by which action of theirs it was made. */
public final class Values {

    private static final int NUMBERS = 100_000;
    private static final List<String> TEXTS = List.of("t%d", "T%d Note", " t%d ", "T%d a text that is long, Too Long");
    private static final List<String> STAGES = List.of("new", "open", "won", "lost");
    private static final List<String> WORDS = List.of("y", "yes", "n", "no");

    private Values() {}

    /** What a person makes of a field's present value. */
    static JsonNode next(Scene scene, Place place, JsonNode present, Turn turn) {
        var chance = turn.chance();
        return switch (scene.field(place.field()).kind()) {
            case KEY -> text("k%d@example.com".formatted(turn.action()));
            case TEXT -> chance.percent(10) ? NullNode.getInstance()
                    : text(chance.pick(TEXTS).formatted(turn.action()));
            case NUMBER -> Canonical.number(BigDecimal.valueOf((1L + chance.below(9)) * NUMBERS + turn.action()));
            case TAGS -> tags(present, turn);
            case YES_NO -> saysWords(scene.people(), place.system()) ? text(chance.pick(WORDS))
                    : Canonical.NODES.booleanNode(chance.percent(50));
            case CHOICE -> text(chance.pick(STAGES));
            case REFERENCE -> throw new IllegalArgumentException(place + " names a record, not a value");
        };
    }

    /** What a person did. */
    record Turn(int action, Chance chance) {}

    private static JsonNode tags(JsonNode present, Turn turn) {
        var tags = new TreeSet<String>();
        present.forEach(tag -> tags.add(tag.textValue()));
        if (!tags.isEmpty() && turn.chance().percent(35)) {
            tags.remove(turn.chance().pick(new ArrayList<>(tags)));
        } else {
            tags.add("g" + turn.action());
        }
        var array = Canonical.NODES.arrayNode();
        tags.forEach(array::add);
        return array;
    }

    private static JsonNode text(String text) {
        return Canonical.NODES.textNode(text);
    }

    /** Whether this system says yes and no in words. */
    static boolean saysWords(Kind kind, String system) {
        return kind.names().get(kind.names().size() - 1).equals(system);
    }

    /** The action that made a value of a traceable field; empty for a blank. */
    public static Optional<Integer> action(Field field, JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue().remainder(BigDecimal.valueOf(NUMBERS)).intValue());
        }
        return field.kind().isTraceable() && value.isTextual() ? Optional.of(digits(value.textValue().strip()))
                : Optional.empty();
    }

    /** The number at the beginning, or after what leads: a letter, and what a version of the mapping set before it. */
    private static int digits(String text) {
        int begin = 0;
        while (begin < text.length() && !Character.isDigit(text.charAt(begin))) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end > begin ? Integer.parseInt(text.substring(begin, end)) : 0;
    }
}
