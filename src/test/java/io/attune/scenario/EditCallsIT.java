package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many calls an edit costs each system where many are due: not one of a call each. */
class EditCallsIT {

    private static final int EDITS = 60;
    /** The help desk is written one by one: that leaves a fifth of a call an edit for reading. */
    private static final double MOST = 1.2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(500);

    /** Each edit is read where it was made, and read and written elsewhere; what we wrote there is told back to us. */
    @Test
    void editsInTwoDirectionsTakeLittleMoreThanTheWritesThatGoOneByOne() {
        try (var attune = AttuneProcess.started()) {
            var shop = new SandboxShop(attune);
            var crm = new SandboxCrm(attune);
            var api = new AttuneApi(attune);
            var ids = IntStream.range(0, EDITS).mapToObj(i -> shop.create("edit" + i + "@example.com", "Before")).toList();
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> named(crm, "New") == EDITS);
            api.quiet();
            attune.stop();
            attune.startTakingInOnly();
            ids.forEach(id -> shop.edit(id, "lastName", "Edited"));
            await().atMost(PATIENCE).until(() -> api.list("deliveries?system=shop&state=due&limit=" + EDITS).size() == EDITS);
            attune.stop();
            attune.start();

            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> named(crm, "Edited") == EDITS);
            api.quiet();
            var perEdit = Stream.of("shop", "crm", "desk").collect(Collectors.toMap(Function.identity(), system ->
                    (attune.calls(system, "read") + attune.calls(system, "update")) / EDITS, (a, b) -> a, TreeMap::new));
            System.out.println("calls per edit: " + perEdit);
            perEdit.forEach((system, calls) -> assertTrue(calls <= MOST, system + ": " + perEdit));
        }
    }

    private static int named(SandboxCrm crm, String lastName) {
        return crm.query("SELECT Id FROM Contact WHERE LastName = '" + lastName + "' AND Email LIKE 'edit%'").size();
    }
}
