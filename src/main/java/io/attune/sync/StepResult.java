package io.attune.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of one telling.
 *
 * @param record  the record; empty where there is none
 * @param words   what was done, in a few words
 * @param lagging the systems that have a delivery due now
 */
public record StepResult(Optional<UUID> record, String words, List<String> lagging) {

    static StepResult ignored(String why) {
        return new StepResult(Optional.empty(), why, List.of());
    }
}
