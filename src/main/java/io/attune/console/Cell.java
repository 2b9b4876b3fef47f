package io.attune.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One cell of a list.
 *
 * @param href  where it leads; empty where it leads nowhere
 * @param style the class it is shown in: number, id, badge, badge bad, time, or none
 */
record Cell(String text, Optional<String> href, String style) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    static Cell text(String text) {
        return new Cell(text, Optional.empty(), "");
    }

    static Cell text(Optional<String> text) {
        return text(text.orElse(""));
    }

    static Cell number(long number) {
        return new Cell(Long.toString(number), Optional.empty(), "number");
    }

    static Cell id(Object id) {
        return new Cell(id.toString(), Optional.empty(), "id");
    }

    /** @param bad it waits for a person */
    static Cell badge(String text, boolean bad) {
        return new Cell(text, Optional.empty(), bad ? "badge bad" : "badge");
    }

    static Cell time(Instant moment) {
        return new Cell(utc(moment), Optional.empty(), "time");
    }

    Cell leadingTo(String address) {
        return new Cell(text, Optional.of(address), style);
    }

    /** To the second: pages say that times are UTC. */
    static String utc(Instant moment) {
        return TIME.format(moment);
    }
}
