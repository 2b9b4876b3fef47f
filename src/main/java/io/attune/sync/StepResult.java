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
 * @param readFirst the id in the same system that must be read before the telling can be judged
 */
public record StepResult(Optional<UUID> record, String words, List<String> lagging, Optional<String> readFirst) {

    static StepResult ignored(String why) {
        return new StepResult(Optional.empty(), why, List.of(), Optional.empty());
    }

    static StepResult readFirst(String externalId) {
        return new StepResult(Optional.empty(), "to be read first", List.of(), Optional.of(externalId));
    }
}
