package io.attune.call;

import io.attune.connector.HttpAnswer;
import java.util.function.Predicate;

/** What the end of a call says about the system, apart from what it says about the record. */
enum Health {
    /** It answers, if only to refuse a record. */
    WELL,
    /** It does not answer, or fails itself: 5xx, 408, no connection, no whole answer. */
    ILL,
    /** Nothing is known: the call was not tried, or turned away for its number (429). */
    UNTOLD,
    /** It answers, and does not let us in: no call of this kind will do better until a person acts. */
    LOCKED_OUT;

    /** @param lockedOut whether an answer refuses us rather than the record */
    static Health of(Reply reply, Predicate<HttpAnswer> lockedOut) {
        return reply.fold(
                answered -> lockedOut.test(answered.answer()) ? LOCKED_OUT : byStatus(answered.answer().status()),
                Health::notSent,
                lost -> ILL);
    }

    private static Health byStatus(int status) {
        if (status == 429) {
            return UNTOLD;
        }
        return status >= 500 || status == 408 ? ILL : WELL;
    }

    private static Health notSent(Reply.NotSent reply) {
        return switch (reply.refusal()) {
            case UNREACHABLE -> ILL;
            case UNAUTHORIZED -> LOCKED_OUT;
            default -> UNTOLD;
        };
    }
}
