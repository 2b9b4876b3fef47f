package io.attune.simulation.hub;

import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Agenda;
import io.attune.simulation.world.By;
import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Network;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.VirtualClock;
import io.attune.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes calls. Between deciding on a call and sending it there is a moment; when the process dies, what it has not
 * sent is
 * never sent, and answers find nobody. Notes for the oracle what was seen when.
 */
final class Wire {

    private static final Duration MOMENT = Duration.ofMillis(30);
    /** A process that stood still for longer does not send what it had decided on before. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Network network;
    private final Agenda agenda;
    private final VirtualClock clock;
    private final Chance chance;
    private final Map<Identity, Instant> seen = new HashMap<>();
    private int life;

    Wire(World world) {
        this.network = world.network();
        this.agenda = world.agenda();
        this.clock = world.clock();
        this.chance = world.chance();
    }

    <T> void call(Network.Effect<T> effect, Function<Outcome, T> failed, Consumer<T> answer) {
        int caller = life;
        var decided = clock.now();
        agenda.add(decided.plus(chance.around(MOMENT)), () -> {
            if (caller == life && clock.now().isAfter(decided.plus(LONGEST))) {
                answer.accept(failed.apply(new Outcome.NotDone(Refusal.NOT_TRIED, "not sent in time")));
            } else if (caller == life) {
                network.call(effect, failed, reply -> receive(caller, reply, answer));
            }
        });
    }

    private <T> void receive(int caller, T reply, Consumer<T> answer) {
        if (caller == life) {
            answer.accept(reply);
        }
    }

    /** Whoever waits for an answer waits no more. */
    void die() {
        life++;
    }

    /** What a system showed of a record was stored. */
    void noteSeen(String system, Shown shown) {
        seen.merge(new Identity(system, shown.id()), shown.takenAt(), (old, now) -> now.isAfter(old) ? now : old);
    }

    /** The writer of a record, as it is known now. */
    Network.Effect<By> writer(Identity identity, Instant setOut, boolean upserts) {
        var knewOf = seen.getOrDefault(identity, Instant.EPOCH);
        return isLate -> By.attune(knewOf, setOut, isLate, upserts);
    }
}
