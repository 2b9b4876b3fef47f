package io.attune.simulation.hub;

import io.attune.merge.Decide;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import io.attune.simulation.world.World;
import io.attune.merge.Rebase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attune in a world: takes webhooks, works off what is due, sweeps, dies and starts again. */
public final class Hub {

    private static final Duration RESTART = Duration.ofSeconds(5);

    private final World world;
    private final Office office;
    private final Inbox inbox = new Inbox();
    private final Hearing hearing;
    private final Deliverer deliverer;
    private final Followers followers;
    private final Clerk clerk;

    public Hub(World world, Book book) {
        this.world = world;
        var marks = new Marks();
        var store = new Store(marks, new Chronicle(world.journal()));
        this.office = new Office(world, book, store, marks, new Wire(world));
        this.hearing = new Hearing(office, inbox);
        this.deliverer = new Deliverer(office, inbox);
        this.followers = new Followers(office);
        this.clerk = new Clerk(office);
        world.network().onWebhook(hook -> inbox.receive(hook, world.clock().now()));
    }

    /** The records and lists that anybody may look at. */
    public Store store() {
        return office.store();
    }

    /** What is due, dead or held, in words. */
    public Stream<String> due() {
        return office.marks().all().stream().map(mark -> mark.state() + " record "
                + mark.record().getLeastSignificantBits()
                + " to " + mark.system());
    }

    /** Whether this record's delivery to this system was given up, or waits for a person. */
    public boolean waitsForAPerson(UUID record, String system) {
        return office.marks().find(record, system).filter(mark -> !mark.isOpen()).isPresent();
    }

    /** Whether this record waits in this system for one that it refers to. */
    public boolean waitsForAParent(UUID record, String system) {
        return office.marks().find(record, system).filter(mark -> mark.state() == Mark.State.WAITING).isPresent();
    }

    public long writes() {
        return deliverer.writes();
    }

    /** Takes one event, or works on one delivery; false if nothing can be done now. */
    public boolean work() {
        var now = world.clock().now();
        if (world.chance().percent(50)) {
            return hear(now) || deliver(now);
        }
        return deliver(now) || hear(now);
    }

    private boolean hear(Instant now) {
        var entry = inbox.take(now, world.chance());
        entry.ifPresent(hearing::hear);
        return entry.isPresent();
    }

    private boolean deliver(Instant now) {
        var claimed = office.marks().claim(now, world.chance());
        claimed.ifPresent(deliverer::deliver);
        return claimed.isPresent();
    }

    /** Compares a system's list of records with what is known; what differs is read, never believed. */
    public void sweep(String system) {
        world.journal().note("attune sweeps %s", system);
        followers.go();
        var listed = world.api(system).list();
        var now = world.clock().now();
        listed.forEach(shown -> inbox.add(Event.told(system, shown, false), now));
        var ids = listed.stream().map(Shown::id).collect(Collectors.toSet());
        office.store().records().forEach(record -> Optional.of(record.link(system))
                .filter(link -> link.isLive() && !ids.contains(link.externalId().orElseThrow()))
                .flatMap(link -> world.vendor(system).record(link.externalId().orElseThrow()))
                .ifPresent(missing -> inbox.add(Event.told(system, shown(world.vendor(system), missing), true), now)));
    }

    private Shown shown(Vendor vendor, VendorRecord record) {
        return vendor.show(record, world.clock().now());
    }

    /** The process dies at once, and starts again. */
    public void crash() {
        world.journal().note("attune dies and starts again");
        office.wire().die();
        inbox.giveBack();
        var back = world.clock().now().plus(RESTART);
        office.marks().all().forEach(mark -> office.marks().replace(mark.leased().isEmpty() ? mark
                : mark.abandonedUntil(back)));
    }

    /** A worker is taken for dead, though it is not: what it works on may be claimed by another one. */
    public void loseLease() {
        var leased = office.marks().all().stream().filter(mark -> mark.leased().isPresent()).toList();
        if (!leased.isEmpty()) {
            office.marks().replace(world.chance().pick(leased).abandoned());
        }
    }

    /** A person decides one of the open conflicts. */
    public void decide() {
        var open = office.store().lists().conflicts().stream().filter(Conflict::open).toList();
        if (open.isEmpty()) {
            return;
        }
        var conflict = world.chance().pick(open);
        var chosen = world.chance().percent(50) ? conflict.kept() : conflict.lost();
        var state = office.store().load(conflict.record());
        if (Rebase.isDue(state, office.rules(conflict.system()))) {
            return; // told to decide again in a moment
        }
        world.journal().note("a person decides on %s of record %d: %s", conflict.field(),
                conflict.record().getLeastSignificantBits(), chosen);
        var step = Decide.conflict(state, conflict.field(), conflict.system(), chosen,
                new Decide.Person("eve", world.clock().now()), office.rules(conflict.system()));
        office.store().save(Optional.of(state), step, office.rules(conflict.system()), world.clock().now());
    }

    /** A person answers one of the questions: about a held delete, or a possible duplicate. */
    public void answer() {
        clerk.answer();
    }

    /** Another version of a mapping comes into force, if there is one. Each record passes to it by a delivery. */
    public void changeMapping() {
        office.book().change(office.chance()).ifPresent(mapping -> {
            world.journal().note("the mapping of %ss changes", mapping);
            followers.go();
        });
    }

    /** Sees to it that every record passes to the version in force. */
    public void follow() {
        followers.go();
    }

    /** From now on the last version of every mapping is in force. */
    public void changeMappings() {
        while (office.book().isToChange()) {
            changeMapping();
        }
    }

    /** A person has dead letters sent once more. */
    public void replayDead() {
        office.marks().all().stream()
                .filter(mark -> mark.state() == Mark.State.DEAD)
                .forEach(mark -> office.marks().replace(mark.then(Mark.State.DUE, world.clock().now(), 0)));
    }

    /** Nothing waits for its turn and nothing is due. */
    public boolean isIdle() {
        return inbox.isEmpty() && office.marks().next().isEmpty();
    }

    /** When something can be done next; empty if nothing ever will. */
    public Optional<Instant> next() {
        return Stream.of(inbox.next(), office.marks().next()).flatMap(Optional::stream).min(Instant::compareTo);
    }
}
