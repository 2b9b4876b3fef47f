package io.attune.connector.answer;

import io.attune.retry.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule says that an answer means.
 *
 * @param refusal surely not done, for this reason; empty: unknown
 */
public record Meaning(Optional<Refusal> refusal) {

    public static final Meaning UNKNOWN = new Meaning(Optional.empty());

    public static Meaning of(Refusal refusal) {
        return new Meaning(Optional.of(refusal));
    }

    /** @param word of the connector file: {@code rate_limited}, {@code unknown} */
    public static Meaning parse(String word) {
        return word.equals("unknown") ? UNKNOWN
                : Stream.of(Refusal.values()).filter(refusal -> refusal.name().toLowerCase(Locale.ROOT).equals(word))
                        .findFirst().map(Meaning::of)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not known"));
    }

    /** What HTTP itself says: the meaning of an answer that no rule speaks of. Empty for success. */
    static Optional<Meaning> ofStatus(int status) {
        if (status >= 200 && status < 300) {
            return status == 202 ? Optional.of(UNKNOWN) : Optional.empty();
        }
        return Optional.of(switch (status) {
            case 300 -> of(Refusal.AMBIGUOUS);
            case 401 -> of(Refusal.UNAUTHORIZED);
            case 403 -> of(Refusal.FORBIDDEN);
            case 404, 410 -> of(Refusal.NOT_FOUND);
            case 408 -> UNKNOWN; // the server gave up waiting: what of it arrived is anybody's guess
            case 409 -> of(Refusal.CONFLICT);
            case 412 -> of(Refusal.CHANGED);
            case 423, 425 -> of(Refusal.BUSY);
            case 429 -> of(Refusal.RATE_LIMITED);
            default -> status >= 300 && status < 500 ? of(Refusal.INVALID) : UNKNOWN;
        });
    }
}
