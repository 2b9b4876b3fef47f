package io.attune.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of one telling.
 *
 * @param record    the record; empty where there is none
 * @param words     what was done, in a few words
 * @param lagging   the systems that have a delivery due now
 * @param isTaken   whether all of these are under way already: nobody need be woken
 * @param readFirst the id in the same system that must be read before the telling can be judged
 */
public record StepResult(Optional<UUID> record, String words, List<String> lagging, boolean isTaken,
        Optional<String> readFirst) {

    static StepResult ignored(String why) {
        return new StepResult(Optional.empty(), why, List.of(), false, Optional.empty());
    }

    StepResult taken() {
        return new StepResult(record, words, lagging, true, readFirst);
    }

    static StepResult readFirst(String externalId) {
        return new StepResult(Optional.empty(), "to be read first", List.of(), false, Optional.of(externalId));
    }
}
