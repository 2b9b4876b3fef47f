package io.attune.simulation.world;

import io.attune.simulation.world.Traits.Binding;
import io.attune.simulation.world.Traits.Hooks;
import io.attune.simulation.world.Traits.Keeping;
import io.attune.simulation.world.Traits.Lags;
import io.attune.simulation.world.Traits.Marker;
import io.attune.simulation.world.Traits.Stamp;
import io.attune.simulation.world.Traits.Telling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a seed chose before anything happens: which systems there are, what they share, and what the mapping says.
 *
 * @param isCalm nothing is lost, doubled or late, nobody is interrupted
 * @param fight  the field that two tools fight over
 * @param plays  what it plays beside what every world does
 * @param orders records that refer to people
 * @param people all that people have in the systems
 * @param shared what of each kind of record its mapping shares, in one version or several
 */
public record Scene(long seed, Kind people, Map<String, List<Kind>> shared, boolean isCalm, Optional<String> fight,
        Set<Play> plays, Optional<Kind> orders) {

    static final String INSISTED = "stage";
    private static final List<String> NAMES = List.of("shop", "crm", "desk", "erp", "mail");
    private static final List<Integer> SKEWS = List.of(0, 0, -40, 40, -5, 300);

    /** With the plays that the seed chooses. */
    public static Scene of(long seed) {
        return of(seed, Play.of(seed));
    }

    public static Scene of(long seed, Set<Play> plays) {
        var chance = new Chance(seed);
        boolean isCalm = chance.percent(10);
        var names = NAMES.subList(0, 2 + chance.below(NAMES.size() - 1));
        var systems = bound(names.stream().map(name -> traits(name, chance)).toList(), seed, plays);
        var fields = managed(insisted(fields(names, chance), names, plays), names, seed, plays);
        var people = new Kind("person", systems, fields, deletes(names, chance), refused(seed, names, plays));
        var fight = isCalm || plays.contains(Play.INSISTENCE) ? Optional.<String>empty() : fight(fields, new Chance(seed ^ 0xF164L));
        var orders = Optional.of(Play.REFERENCES).filter(plays::contains)
                .map(play -> OrderKind.of(systems, play.chance(seed)));
        var shared = new HashMap<String, List<Kind>>();
        shared.put(people.name(), versions(people, seed, plays));
        orders.ifPresent(kind -> shared.put(kind.name(), plays.contains(Play.CHANGES)
                ? KindChange.several(kind, Play.CHANGES.chance(seed ^ 1)) : List.of(kind)));
        return new Scene(seed, people, shared, isCalm, fight, plays, orders);
    }

    private static List<Field> managed(List<Field> fields, List<String> names, long seed, Set<Play> plays) {
        if (!plays.contains(Play.MANAGERS)) {
            return fields;
        }
        var chance = Play.MANAGERS.chance(seed);
        var policy = chance.pick(List.of("latest", "latest", "prefer " + names.get(0), "manual"));
        var others = new ArrayList<>(fields);
        others.add(new Field(Managers.MANAGER, Field.Kind.REFERENCE, policy, Optional.empty(), false,
                OrderKind.ifMissing(chance)));
        return others;
    }

    private static List<Kind> versions(Kind people, long seed, Set<Play> plays) {
        if (plays.contains(Play.CHANGES)) {
            return KindChange.several(people, Play.CHANGES.chance(seed));
        }
        return plays.contains(Play.CHANGE) ? KindChange.of(people, Play.CHANGE.chance(seed)) : List.of(people);
    }

    /** One that is edited in the first system alone, and kept so in the others. */
    private static List<Field> insisted(List<Field> fields, List<String> names, Set<Play> plays) {
        if (!plays.contains(Play.INSISTENCE)) {
            return fields;
        }
        var others = new ArrayList<>(fields);
        others.removeIf(field -> field.name().equals(INSISTED));
        others.add(new Field(INSISTED, Field.Kind.CHOICE, "latest", Optional.of(names.get(0)), true));
        return others;
    }

    /** Where people may not be made, those that something refers to never come. */
    private static List<String> refused(long seed, List<String> names, Set<Play> plays) {
        boolean isRefused = plays.contains(Play.REFERENCES) && Play.REFERENCES.chance(seed ^ 2).percent(25);
        return isRefused ? names.subList(names.size() - 1, names.size()) : List.of();
    }

    private static Optional<String> fight(List<Field> fields, Chance chance) {
        return fields.stream().filter(field -> field.kind() == Field.Kind.CHOICE && chance.percent(15))
                .map(Field::name).findFirst();
    }

    private static Traits traits(String name, Chance chance) {
        var stamp = chance.pick(List.of(Stamp.REVISION, Stamp.REVISION, Stamp.SECONDS, Stamp.SECONDS, Stamp.NONE));
        var texts = chance.pick(List.of(NormalForm.values()));
        // How much fits into a field is always declared.
        var keeping = new Keeping(texts, texts == NormalForm.CUT | chance.percent(70), chance.percent(60),
                chance.pick(List.of(Marker.KEPT, Marker.KEPT, Marker.UPSERTS, Marker.LOST)));
        var telling = new Telling(stamp, chance.pick(List.of(Hooks.WHOLE, Hooks.WHOLE, Hooks.CHANGED, Hooks.NONE)),
                chance.percent(60), chance.percent(50));
        // A reading that lags can be told from a present one by its revision only, where writes are answered with
        // theirs.
        boolean mayLag = stamp == Stamp.REVISION && telling.answersShow();
        var lags = new Lags(Duration.ofSeconds(chance.pick(List.of(0, 0, 60))),
                Duration.ofSeconds(mayLag ? chance.pick(List.of(0, 0, 3)) : 0));
        return new Traits(name, Duration.ofSeconds(chance.pick(SKEWS)), keeping, telling, lags, Binding.NONE);
    }

    /** Most that tell a revision, or the second of the last change, can be asked to write over nothing newer. */
    private static List<Traits> bound(List<Traits> systems, long seed, Set<Play> plays) {
        if (!plays.contains(Play.CONDITIONS)) {
            return systems;
        }
        var chance = Play.CONDITIONS.chance(seed);
        return systems.stream().map(system -> system.telling().stamp() == Stamp.NONE ? system
                : system.bindingWrites(chance.pick(List.of(Binding.NONE, Binding.CHANGED, Binding.CHANGED,
                        Binding.CONFLICT)))).toList();
    }

    private static List<Field> fields(List<String> systems, Chance chance) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(Vendor.KEY, Field.Kind.KEY, "latest", Optional.empty(), false));
        fields.add(text("name", systems, chance));
        fields.add(text("note", systems, chance));
        var others = List.of(
                new Field("score", Field.Kind.NUMBER, chance.pick(List.of("highest", "lowest", "latest")),
                        Optional.empty(), false),
                new Field("topics", Field.Kind.TAGS, "combine", Optional.empty(), false),
                new Field("opted_out", Field.Kind.YES_NO, chance.pick(List.of("prefer value true", "latest", "manual")),
                        Optional.empty(), false),
                new Field("stage", Field.Kind.CHOICE, chance.pick(List.of("prefer value won", "latest",
                        "prefer " + systems.get(1))), Optional.empty(), false));
        others.stream().filter(field -> chance.percent(40)).forEach(fields::add);
        return fields;
    }

    private static Field text(String name, List<String> systems, Chance chance) {
        var first = systems.get(0);
        var second = systems.get(1);
        var policy = chance.pick(List.of("latest", "latest", "manual", "prefer " + first,
                "prefer " + second + " unless blank", "prefer role sales"));
        boolean oneWay = chance.percent(8);
        return new Field(name, Field.Kind.TEXT, policy, oneWay ? Optional.of(first) : Optional.empty(),
                oneWay && chance.percent(50));
    }

    private static Map<String, String> deletes(List<String> systems, Chance chance) {
        var deletes = new TreeMap<String, String>();
        systems.forEach(system -> deletes.put(system,
                chance.pick(List.of("delete", "delete", "delete", "unlink", "ignore", "mark"))));
        return deletes;
    }

    /** In the order in which one refers to the other: those without references first. */
    public List<Kind> kinds() {
        return Stream.concat(Stream.of(people), orders.stream()).toList();
    }

    /** Whether a tool, or two, insist on something. */
    public boolean isFought() {
        return fight.isPresent() || plays.contains(Play.INSISTENCE);
    }

    /** The versions of a kind's mapping. */
    public List<Kind> versions(Kind kind) {
        return shared.get(kind.name());
    }

    /** Whether a person answers questions, and deletes are held beyond one an hour. */
    public boolean isAsked() {
        return plays.contains(Play.QUESTIONS) || plays.contains(Play.ANSWERS);
    }

    /** How often mappings change. */
    public int changes() {
        return shared.values().stream().mapToInt(versions -> versions.size() - 1).sum();
    }

    /** The kind of the records that a system of this name has. */
    public Kind kind(String system) {
        return kinds().stream().filter(kind -> kind.names().contains(system)).findFirst().orElseThrow();
    }

    /** Systems of all kinds. */
    public List<String> names() {
        return kinds().stream().flatMap(kind -> kind.names().stream()).toList();
    }

    /** Fields of all kinds, none of which share a name. */
    public List<Field> fields() {
        return kinds().stream().flatMap(kind -> kind.fields().stream()).toList();
    }

    public Field field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    public Traits system(String name) {
        return kinds().stream().flatMap(kind -> kind.systems().stream())
                .filter(system -> system.name().equals(name)).findFirst().orElseThrow();
    }
}
