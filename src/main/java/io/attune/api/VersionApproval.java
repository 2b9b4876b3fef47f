package io.attune.api;

import java.util.Optional;
import java.util.Set;

/**
 * A person's approval of a version of a mapping.
 *
 * @param by      who approves
 * @param version that is meant; without it, whichever waits
 */
public record VersionApproval(String by, Optional<Integer> version) {

    static VersionApproval read(byte[] text) {
        var body = Body.read(text, Set.of("by", "version"));
        if (body.has("version") && !body.json().get("version").canConvertToInt()) {
            throw Body.bad("version: expected a whole number");
        }
        return new VersionApproval(body.by(), body.has("version") ? Optional.of(body.json().get("version").intValue())
                : Optional.empty());
    }
}
