package io.attune.simulation.oracle;

import io.attune.simulation.hub.Hub;
import io.attune.simulation.hub.Book;
import io.attune.simulation.world.Overwrite;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with how a run ended. */
public final class Oracle {

    private static final List<Check> CHECKS = List.of(new Accord(), new Losses(), new SetLosses(), new Returns(),
            new Twins(), new Needless(), new Begins(),
            new Deaths(), new Removals(), new Inventions(), new Unseen());

    private final Evidence evidence;

    public Oracle(Scene scene, World world, Hub hub, Book book) {
        this.evidence = new Evidence(scene, world, hub, book);
    }

    /** @param isQuiet everything came to rest after failures and edits had stopped */
    public List<Violation> violations(boolean isQuiet) {
        var found = new ArrayList<Violation>();
        if (!isQuiet) {
            found.add(new Violation(Invariant.QUIET, String.join("; ", evidence.hub().due().limit(5).toList())));
        }
        CHECKS.forEach(check -> check.of(evidence).forEach(found::add));
        var figures = figures();
        long most = figures.edits() * (evidence.scene().people().names().size() - 1);
        if (evidence.scene().isCalm() && evidence.scene().changes() == 0 && figures.writes() > most) {
            found.add(new Violation(Invariant.WRITES,
                    "%d writes for %d edits in %d systems, though nothing failed".formatted(
                    figures.writes(), figures.edits(), evidence.scene().people().names().size())));
        }
        return found;
    }

    public Figures figures() {
        var log = evidence.world().edits();
        return new Figures(log.actions(), evidence.store().lists().conflicts().size(), log.writes(),
                log.overwrites().stream().filter(Overwrite::isBlind).count(),
                log.overwrites().stream().filter(Overwrite::isAvoidable).count(),
                evidence.world().vendors().stream().mapToLong(Vendor::refused).sum());
    }
}
