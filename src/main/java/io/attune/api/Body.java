package io.attune.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.yaml.Spelling;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON object of a request, read strictly: what is not known is refused, not overlooked. Numbers keep their
 * digits.
 */
record Body(JsonNode json) {

    private static final int MAX_NAME = 100;

    /** A problem is thrown where it is none, or has a member that is not known. */
    static Body read(byte[] text, Set<String> members) {
        if (!(JsonText.read(text) instanceof JsonText.Reading.Readable read) || !read.tree().isObject()) {
            throw bad("expected a JSON object with " + String.join(", ", new TreeSet<>(members)));
        }
        read.tree().fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw bad("there is no member '" + name + "'." + Spelling.didYouMean(name, members));
            }
        });
        return new Body(read.tree());
    }

    /** Who decides: it stands in the history. */
    String by() {
        return text("by")
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME)
                .filter(name -> name.chars().noneMatch(Character::isISOControl))
                .orElseThrow(() -> bad("by: expected the name of who decides, of at most " + MAX_NAME + " characters"));
    }

    /** One of a closed list. */
    String oneOf(String member, String... words) {
        return text(member).filter(Set.of(words)::contains)
                .orElseThrow(() -> bad(member + ": expected one of " + String.join(", ", words)));
    }

    boolean has(String member) {
        return json.has(member);
    }

    private Optional<String> text(String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    static RuntimeException bad(String words) {
        return Problem.of(ApiReason.BAD_BODY, words).exception();
    }
}
