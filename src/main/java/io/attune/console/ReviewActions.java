package io.attune.console;

import io.attune.review.ConflictView;
import io.attune.review.DeleteView;
import io.attune.review.DuplicateView;
import java.util.List;
import java.util.Map;

/** What a person can say to a question that waits for one. */
final class ReviewActions {

    private ReviewActions() {}

    static List<Action> of(ConflictView conflict) {
        if (!conflict.open()) {
            return List.of();
        }
        var address = "/console/conflicts/" + conflict.id() + "/decide";
        return List.of(
                Action.of("Keep it", address, Map.of("take", "kept")),
                Action.of("Take " + conflict.lost().system() + "'s", address, Map.of("take", "lost")),
                Action.of("Another value", address, Map.of()).askingFor("value"));
    }

    static List<Action> of(DuplicateView duplicate) {
        if (duplicate.decided().isPresent()) {
            return List.of();
        }
        var address = "/console/duplicates/" + duplicate.id() + "/decide";
        return List.of(
                Action.of("Same", address, Map.of("decide", "same")).askedOnceMore(),
                Action.of("Different", address, Map.of("decide", "different")),
                Action.of("Ignore", address, Map.of("decide", "ignore")));
    }

    static List<Action> of(DeleteView delete) {
        var which = Map.of("record", delete.record().toString());
        return List.of(
                Action.of("Approve", "/console/deletes/approve", which).askedOnceMore(),
                Action.of("Drop", "/console/deletes/drop", which).askedOnceMore());
    }
}
