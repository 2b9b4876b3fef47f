package io.attune.api;

import io.attune.decision.Ruling;
import java.util.Locale;
import java.util.Set;

/**
 * What a person says about records that may be one.
 *
 * @param by     who decides
 * @param decide same, different or ignore
 */
public record DuplicateDecision(String by, String decide) {

    static DuplicateDecision read(byte[] text) {
        var body = Body.read(text, Set.of("by", "decide"));
        return new DuplicateDecision(body.by(), body.oneOf("decide", "same", "different", "ignore"));
    }

    Ruling ruling() {
        return Ruling.valueOf(decide.toUpperCase(Locale.ROOT));
    }
}
