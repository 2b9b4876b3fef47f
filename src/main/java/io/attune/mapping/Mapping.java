package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.expression.FormulaException;
import io.attune.expression.Formula;
import io.attune.mapping.type.Lookup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping file, checked and compiled. Immutable and pure. */
public final class Mapping {

    private final Settings settings;
    private final Plan plan;
    private final List<String> tests;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Set<Lookup> lookups;
    private final Forms forms;

    Mapping(Settings settings, Plan plan, List<String> tests, Forms forms) {
        this.settings = settings;
        this.plan = plan;
        this.tests = List.copyOf(tests);
        this.lookups = plan.lookups();
        this.forms = forms;
        plan.rows().forEach(row -> rows.put(row.name(), row.row()));
        plan.lists().forEach(list -> rows.put(list.name(), list.row()));
    }

    public String name() {
        return settings.name();
    }

    public int version() {
        return settings.version();
    }

    public String about() {
        return settings.about();
    }

    /** Hex SHA-256 of the file's bytes. */
    public String hash() {
        return settings.hash();
    }

    /** The file, as it was read. */
    public String text() {
        return settings.text();
    }

    /** In the order of the file. */
    public List<MappedSystem> systems() {
        return settings.systems();
    }

    public Optional<MappedSystem> system(String name) {
        return settings.systems().stream().filter(system -> system.name().equals(name)).findFirst();
    }

    /** Fields and lists. */
    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public Row row(String name) {
        if (!rows.containsKey(name)) {
            throw new IllegalArgumentException("no row '" + name + "' in the mapping " + name());
        }
        return rows.get(name);
    }

    public boolean hasRow(String name) {
        return rows.containsKey(name);
    }

    /** Keys by which a record is looked for: names of rows. */
    public List<List<String>> match() {
        return settings.match();
    }

    /** Whether a record may be made there: as the file says, else where the mapping writes. */
    public boolean mayCreate(String system) {
        var said = settings.create().get(system);
        return said == null ? rows.values().stream().anyMatch(row -> row.writable().contains(system)) : said;
    }

    /** Whether one with these values may: none is made that the system's own {@code only_if} would leave out. */
    public boolean mayCreate(String system, Map<String, JsonNode> values) {
        return mayCreate(system) && (!plan.onlyIf().containsKey(system)
                || admits(system, like(system, values, new WantedReferences())) != Admission.REFUSED);
    }

    public WhenDeleted whenDeletedIn(String system) {
        return settings.deleted().getOrDefault(system, WhenDeleted.UNLINK);
    }

    /** The fields that mark a record there; without any if the file has none. */
    public ObjectNode markValues(String system) {
        return settings.marks().getOrDefault(system, Canonical.NODES.objectNode()).deepCopy();
    }

    public DeleteCap deleteCap() {
        return settings.cap();
    }

    /** As the file says; else payload where values come from one system only, confirm where several are edited. */
    public Observe observe() {
        return settings.observe().orElseGet(() -> rows.values().stream().flatMap(row -> row.readable().stream())
                .distinct().count() > 1 ? Observe.CONFIRM : Observe.PAYLOAD);
    }

    /** The system that the file prefers at a first sync; the first one where it says nothing. */
    public Optional<String> firstSyncPrefers() {
        return settings.firstSync().or(() -> settings.systems().stream().map(MappedSystem::name).findFirst());
    }

    public Sweep sweep() {
        return settings.sweep();
    }

    public WhenLeaving whenLeaving() {
        return settings.leaving();
    }

    /**
     * Whether the record of that system takes part. A formula that cannot be computed says nothing, as an untold one.
     */
    public Admission admits(String system, JsonNode record) {
        var onlyIf = plan.onlyIf().get(system);
        if (onlyIf == null) {
            return Admission.ADMITTED;
        }
        var answer = answer(onlyIf, record);
        return !answer.isPresent() ? Admission.UNTOLD : answer.get() ? Admission.ADMITTED : Admission.REFUSED;
    }

    private static Optional<Boolean> answer(Formula formula, JsonNode record) {
        try {
            var answer = formula.evaluate(Map.of("source", record));
            return answer.isMissingNode() ? Optional.empty() : Optional.of(answer.equals(BooleanNode.TRUE));
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }

    /** What must be looked up before the record is read: mapping, and id in that system's connection. */
    public Set<ReferenceKey> references(String system, JsonNode record) {
        return plan.refers() ? wanted(system, record).keys() : Set.of();
    }

    /** What must be looked up before these values are written: mapping, and our record's id. */
    public Set<ReferenceKey> references(Map<String, JsonNode> shared) {
        var wanted = new LinkedHashSet<ReferenceKey>();
        plan.rows().forEach(row -> add(wanted, row, shared.get(row.name())));
        for (var list : plan.lists()) {
            var items = shared.get(list.name());
            if (items != null) {
                items.forEach(item -> list.fields().forEach(row -> add(wanted, row, item.get(row.name()))));
            }
        }
        return wanted;
    }

    /** What the steps of this file find in records of other mappings. */
    public Set<Lookup> lookups() {
        return lookups;
    }

    /** Which of it must be found before the record is read. */
    public Set<LookupKey> lookups(String system, JsonNode record) {
        return lookups.isEmpty() ? Set.of() : wanted(system, record).lookups();
    }

    private WantedReferences wanted(String system, JsonNode record) {
        var wanted = new WantedReferences();
        RecordReading.of(plan, new RowReading(system, wanted), record);
        return wanted;
    }

    private static void add(Set<ReferenceKey> wanted, CompiledRow row, JsonNode value) {
        if (value != null && value.isTextual()) {
            row.reference().ifPresent(mapping -> wanted.add(new ReferenceKey(mapping, value.textValue())));
        }
    }

    /** The record as shared values: every row that it tells. */
    public Reading read(String system, JsonNode record, References references) {
        return RecordReading.of(plan, new RowReading(system, references), record);
    }

    /** Whether a record of which only this was told anew may have changed in more than was read of it. */
    public boolean leavesOpen(String system, JsonNode part, Reading reading) {
        return admits(system, part) == Admission.UNTOLD || plan.leavesOpen(system, part, reading);
    }

    /**
     * The other rows that write into a field there that one of these writes into: a whole name is made of two rows, and
     * is right only if both are written.
     */
    public Set<String> beside(String system, Set<String> rows) {
        return plan.beside(system, rows);
    }

    /** The rows that are written there, but have no way back: what a record holds there tells nothing of their value. */
    public Set<String> oneWay(String system) {
        return plan.oneWay(system);
    }

    /** A record that reads as these values in that system; what its columns have no way back from is not in it. */
    public ObjectNode like(String system, Map<String, JsonNode> values, References references) {
        return new Likeness(values, references).of(plan, system);
    }

    /** What makes the system hold these values, by the lens rule. */
    public Writing write(WriteRequest request) {
        return new RecordWriting(plan, request).result();
    }

    /** What it comes to, to be compared with other versions. */
    public Forms forms() {
        return forms;
    }

    /** The names of the file's tests. They passed, or there would be no mapping. */
    public List<String> tests() {
        return tests;
    }

    Plan plan() {
        return plan;
    }

    @Override
    public String toString() {
        return name() + " version " + version();
    }
}
