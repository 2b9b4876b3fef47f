package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The sentences that say why a field holds what it holds. */
final class WhyWords {

    private final WhyView why;
    private final List<String> lines = new ArrayList<>();

    private WhyWords(WhyView why) {
        this.why = why;
    }

    static List<String> of(WhyView why, Optional<UUID> mergedInto, Optional<Instant> endedAt) {
        var words = new WhyWords(why);
        words.now();
        mergedInto.ifPresentOrElse(
                other -> words.lines.add("A person said that this record is " + other + ": ask there what it is now."),
                () -> endedAt.ifPresent(at -> words.lines.add("The record ended at " + at + ".")));
        why.met().forEach(words::met);
        why.systems().forEach(words::held);
        return List.copyOf(words.lines);
    }

    private void now() {
        lines.add("%s of %s %s is %s, its version %d.".formatted(why.field(), why.mapping(), why.record(),
                text(why.value()), why.version()));
        lines.add("It came from " + where(why.origin()) + ".");
        why.change().ifPresentOrElse(this::changed, () -> lines.add("What it replaced is no longer kept."));
    }

    private static String where(SideView side) {
        var when = side.from().map(from -> ", edited between " + from + " and " + side.to().orElse(from))
                .or(() -> side.to().map(to -> ", edited at " + to + " or before"))
                .orElse("");
        var roles = side.roles().isEmpty() ? "" : " (" + String.join(", ", side.roles()) + ")";
        return side.system() + when + side.actor().map(actor -> " by " + actor + roles).orElse("");
    }

    private void changed(ChangeView change) {
        lines.add("It was agreed at %s%s, under version %d of the mapping: %s.".formatted(change.at(),
                change.event().map(event -> " by event " + event).orElse(""), change.mappingVersion(),
                change.decision()));
        lines.add(change.before().map(before -> "It replaced " + text(before) + ".").orElse("It is the first value."));
    }

    private void met(ConflictView met) {
        var other = text(met.lost().value()) + " of " + where(met.lost());
        if (met.open()) {
            lines.add("%s waits for a person: conflict %d, %s.".formatted(other, met.id(), met.policy()));
        } else {
            lines.add("It met %s: conflict %d, %s.".formatted(other, met.id(),
                    met.decidedBy().map(by -> "decided by " + by).orElse(met.policy())));
        }
    }

    private void held(String system, HeldView held) {
        if (held.frozen()) {
            lines.add(system + " keeps " + value(held) + " until a person decides.");
        } else if (held.assumed()) {
            lines.add(system + " was given it, and was not read since.");
        } else if (held.confirmed() == why.version()) {
            lines.add(system + " has confirmed it" + (held.agrees() ? "." : ", and holds it as " + value(held) + "."));
        } else if (held.lagging()) {
            lines.add(system + " does not have it yet: it holds " + value(held) + ".");
        } else {
            lines.add(system + " is not given it, and holds " + value(held) + ".");
        }
    }

    private static String value(HeldView held) {
        return held.value().map(WhyWords::text).orElse("nothing that we know of");
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "blank" : JsonText.write(value);
    }
}
