package io.attune.delivery;

import io.attune.merge.Fact;
import io.attune.merge.RecordState;
import io.attune.record.Saving;
import io.attune.record.Saving.Lease;
import io.attune.retry.RetryPolicy;
import io.attune.sync.Couriers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deliveries that the steps of one transaction make due, and that this process takes from them as far as it can. */
final class HandedOn implements Couriers.Errands {

    private static final RetryPolicy.Tried NEVER = new RetryPolicy.Tried(0, Optional.empty());

    private final Worker worker;
    private final List<Claimed> taken;
    private final Map<UUID, Map<String, Lease>> leases;
    private final List<Saving> savings;

    /** Who has the places. */
    interface Worker {

        /** Those that there are places for, which are taken then. */
        List<Claimed> places(List<Claimed> due);

        /** The write that it begins with, if it can be decided now. */
        Optional<FirstWrite> first(Claimed taken);

        void begin(List<Claimed> stored);

        void drop(List<Claimed> notStored);
    }

    /** @param of the process that takes them, as of now; its fence is given to all */
    HandedOn(List<Saving> savings, Lease of, Instant now, Worker worker) {
        this.worker = worker;
        var due = savings.stream().filter(saving -> saving.before().isEmpty() && !saving.bulk())
                .flatMap(saving -> saving.step().lagging().stream().filter(system -> lags(saving, system))
                        .map(system -> due(saving, system, of.fence(), now))).toList();
        taken = worker.places(due);
        leases = leases(of);
        try {
            this.savings = taken(savings);
        } catch (RuntimeException e) {
            worker.drop(taken); // nobody else would free their places
            throw e;
        }
    }

    private List<Saving> taken(List<Saving> all) {
        var byRecord = taken.stream().collect(Collectors.groupingBy(Claimed::record));
        return all.stream().map(saving -> Optional.ofNullable(byRecord.get(saving.step().state().id()))
                .map(some -> saving.taken(begun(saving, some), leases.get(some.get(0).record()))).orElse(saving))
                .toList();
    }

    /** The state of its record, with what its deliveries begin with on its way. */
    private RecordState begun(Saving saving, List<Claimed> some) {
        var first = new LinkedHashMap<Claimed, FirstWrite>();
        some.forEach(one -> worker.first(one).ifPresent(write -> first.put(one, write)));
        var noted = saving.step().state();
        for (var write : first.entrySet()) {
            noted = write.getValue().noted(noted, write.getKey(), saving.now());
        }
        for (var one : some) {
            one.hand().begin(noted, Optional.ofNullable(first.get(one)));
        }
        return noted;
    }

    /** What is only to be read is asked for in another way. */
    private static boolean lags(Saving saving, String system) {
        return saving.step().facts().contains(new Fact.Lags(system))
                && !saving.step().facts().contains(new Fact.Unconfirmed(system));
    }

    private static Claimed due(Saving saving, String system, long fence, Instant now) {
        var state = saving.step().state();
        return new Claimed(state.id(), system, saving.mapping(), saving.connections().get(system), saving.now(), NEVER,
                fence, 0, InHand.begun(saving.mapping(), state), saving.bulk(), now);
    }

    private Map<UUID, Map<String, Lease>> leases(Lease of) {
        var leases = new LinkedHashMap<UUID, Map<String, Lease>>();
        taken.forEach(one -> leases.computeIfAbsent(one.record(), id -> new LinkedHashMap<>()).put(one.system(), of));
        return leases;
    }

    @Override
    public List<Saving> savings() {
        return savings;
    }

    @Override
    public boolean isTaken(Saving saving) {
        return leases.getOrDefault(saving.step().state().id(), Map.of()).keySet()
                .containsAll(saving.step().lagging());
    }

    @Override
    public void begin() {
        worker.begin(taken);
    }

    @Override
    public void drop() {
        worker.drop(taken);
    }
}
