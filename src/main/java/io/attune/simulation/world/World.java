package io.attune.simulation.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems of a scene, the people in them, the network, and the time. */
public final class World {

    private final Scene scene;
    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda();
    private final Chance chance;
    private final Journal journal;
    private final Network network;
    private final EditLog edits;
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final Users users;
    private final Optional<Buyers> buyers;

    /** @param isTold the journal is kept */
    public World(Scene scene, Reader reader, boolean isTold) {
        this.scene = scene;
        this.chance = new Chance(scene.seed());
        this.journal = new Journal(clock, isTold);
        this.network = new Network(agenda, clock, chance, !scene.isCalm());
        this.edits = new EditLog(reader, clock);
        scene.kinds().forEach(kind -> kind.systems().forEach(traits -> vendors.put(traits.name(),
                vendor(kind, traits))));
        this.users = new Users(this);
        this.buyers = scene.orders().map(kind -> new Buyers(this));
        buyers.ifPresent(each -> vendors.values().forEach(vendor -> vendor.watch(each)));
        Managers.watch(this);
        Fight.of(this).ifPresent(fight -> vendors.values().forEach(vendor -> vendor.watch(fight)));
    }

    private Vendor vendor(Kind kind, Traits traits) {
        var vendor = new Vendor(traits, kind.fields().stream().map(Field::name).toList(), clock);
        vendor.watch(edits);
        vendor.watch(network);
        return vendor;
    }

    public Scene scene() {
        return scene;
    }

    public VirtualClock clock() {
        return clock;
    }

    public Agenda agenda() {
        return agenda;
    }

    public Chance chance() {
        return chance;
    }

    public Journal journal() {
        return journal;
    }

    public Network network() {
        return network;
    }

    public EditLog edits() {
        return edits;
    }

    public Users users() {
        return users;
    }

    /** The people who order something, in a world with orders. */
    public Optional<Buyers> buyers() {
        return buyers;
    }

    public List<Vendor> vendors() {
        return List.copyOf(vendors.values());
    }

    public Vendor vendor(String name) {
        return vendors.get(name);
    }

    /** The calls that a system answers. */
    public VendorApi api(String system) {
        return new VendorApi(vendor(system), clock, chance);
    }
}
