package io.attune.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.review.ConflictView;
import io.attune.review.Conflicts;
import io.attune.review.DeleteView;
import io.attune.review.Deletes;
import io.attune.review.DuplicateView;
import io.attune.review.Duplicates;
import io.attune.review.ProblemList;
import io.attune.review.ProblemView;
import io.attune.review.SideView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lists of what a person may want to look into. */
@ApplicationScoped
class ReviewLists {

    private final ConsoleList<ProblemView> problems;
    private final ConsoleList<ConflictView> conflicts;
    private final ConsoleList<DuplicateView> duplicates;
    private final ConsoleList<DeleteView> deletes;

    ReviewLists(ProblemList problems, Conflicts conflicts, Duplicates duplicates, Deletes deletes) {
        this.problems = problems(problems);
        this.conflicts = conflicts(conflicts);
        this.duplicates = duplicates(duplicates);
        this.deletes = deletes(deletes);
    }

    List<ConsoleList<?>> all() {
        return List.of(problems, conflicts, duplicates, deletes);
    }

    private static ConsoleList<ProblemView> problems(ProblemList problems) {
        return new ConsoleList<>("problems", "Problems",
                "Values that a row of a mapping cannot read or write now; the record's other rows go on.",
                problems, ProblemList.FILTERS, List.of(
                        new Column<>("Record", problem -> ConsoleLists.record(problem.record())),
                        new Column<>("Mapping", problem -> Cell.text(problem.mapping())),
                        new Column<>("System", problem -> Cell.text(problem.system())),
                        new Column<>("Field", problem -> Cell.text(problem.field())),
                        new Column<>("Problem", problem -> Cell.text(problem.words())),
                        new Column<>("Found", problem -> Cell.time(problem.at()))),
                problem -> List.of(), List.of());
    }

    private static ConsoleList<ConflictView> conflicts(Conflicts conflicts) {
        return new ConsoleList<>("conflicts", "Conflicts",
                "Edits of one field that did not know of each other. The loser is kept; open ones wait for somebody.",
                conflicts, Conflicts.FILTERS, List.of(
                        new Column<>("Record", conflict -> ConsoleLists.record(conflict.record())),
                        new Column<>("Field", conflict -> Cell.text(conflict.field())),
                        new Column<>("Kept", conflict -> side(conflict.kept())),
                        new Column<>("Lost", conflict -> side(conflict.lost())),
                        new Column<>("Why", conflict -> Cell.text(conflict.policy())),
                        new Column<>("State", conflict -> Cell.badge(conflict.open() ? "open"
                                : conflict.decidedBy().map(by -> "decided by " + by).orElse("over"), conflict.open())),
                        new Column<>("Found", conflict -> Cell.time(conflict.at()))),
                ReviewActions::of, List.of());
    }

    private static ConsoleList<DuplicateView> duplicates(Duplicates duplicates) {
        return new ConsoleList<>("duplicates", "Duplicates", "Records that may be one.",
                duplicates, Duplicates.FILTERS, List.of(
                        new Column<>("Record", duplicate -> record(duplicate.record())),
                        new Column<>("Other", duplicate -> record(duplicate.other())),
                        new Column<>("Mapping", duplicate -> Cell.text(duplicate.mapping())),
                        new Column<>("Id", duplicate -> Cell.text(duplicate.system() + " " + duplicate.extId())),
                        new Column<>("Reason", duplicate -> Cell.text(duplicate.reason())),
                        new Column<>("Decided", duplicate -> Cell.badge(duplicate.decided().orElse("open"), false)),
                        new Column<>("Found", duplicate -> Cell.time(duplicate.at()))),
                ReviewActions::of, List.of());
    }

    private static ConsoleList<DeleteView> deletes(Deletes deletes) {
        return new ConsoleList<>("deletes", "Deletes",
                "Deletes that wait for an approval: more records ended in an hour than their mapping allows.",
                deletes, Deletes.FILTERS, List.of(
                        new Column<>("Record", delete -> ConsoleLists.record(delete.record())),
                        new Column<>("Mapping", delete -> Cell.text(delete.mapping())),
                        new Column<>("Still in", delete -> Cell.text(delete.system() + " " + delete.id().orElse(""))),
                        new Column<>("Why", delete -> Cell.text(delete.why())),
                        new Column<>("Waiting since", delete -> Cell.time(delete.since()))),
                ReviewActions::of, List.of("approve", "drop"));
    }

    private static Cell side(SideView side) {
        return Cell.text((text(side.value()) + " (" + side.system() + ")").strip());
    }

    private static Cell record(Optional<UUID> id) {
        return id.map(ConsoleLists::record).orElse(Cell.text(""));
    }

    /** Texts as they are, everything else as JSON. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.isNull() ? "" : JsonText.write(value);
    }
}
