package io.attune.sandbox.desk.page;

import io.attune.sandbox.desk.store.WebhookTable;
import java.time.Instant;

/** A webhook as a line of the page's table. */
public record HookRow(String at, String type, String state, boolean isBad, int tries, String answer, String next,
        String id) {

    static HookRow of(WebhookTable.Line line) {
        boolean delivered = line.status().filter(status -> status >= 200 && status < 300).isPresent();
        var state = delivered ? "delivered" : line.tries() == 0 ? "waiting"
                : line.dueAt().isPresent() ? "trying again" : "given up";
        return new HookRow(time(line.happenedAt()), line.type().replace("zen:event-type:", ""), state,
                !delivered && line.tries() > 0, line.tries(),
                (line.status().map(status -> status + " ").orElse("") + line.answer().orElse("")).strip(),
                delivered ? "" : line.dueAt().map(HookRow::time).orElse(""), line.id());
    }

    private static String time(Instant at) {
        return at.toString().substring(0, 19).replace('T', ' ');
    }
}
