package io.attune.sandbox.shop.page;

import io.attune.sandbox.shop.hook.HookLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A webhook in the log. Times are UTC. */
public record HookRow(String at, String topic, String state, int tries, String answer, String next, String id) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneOffset.UTC);

    static HookRow of(HookLine line) {
        var answer = line.status().map(status -> status + " ").orElse("") + line.answer().orElse("");
        return new HookRow(time(line.happenedAt()), line.topic(), line.state(), line.tries(), answer.strip(),
                line.tries() == 0 ? "" : line.dueAt().map(HookRow::time).orElse(""), line.id());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    public boolean isBad() {
        return state.equals("given up") || state.equals("trying again");
    }
}
