package io.attune.delivery;

import io.attune.retry.Outcome;
import java.util.Locale;

/** An outcome as logs, rows and metrics name it: {@code done}, {@code unknown}, or why it was surely not done. */
final class OutcomeWord {

    private OutcomeWord() {}

    static String of(Outcome outcome) {
        return outcome.fold(done -> "done", notDone -> notDone.refusal().name().toLowerCase(Locale.ROOT),
                unknown -> "unknown");
    }
}
