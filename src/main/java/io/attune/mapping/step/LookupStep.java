package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Lookup;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Type;
import io.attune.mapping.type.Types;
import io.attune.mapping.type.Unfit;
import io.attune.yaml.Spelling;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code lookup: {in: customer, by: email, give: tier}}: one way, since many customers may have the same tier. */
final class LookupStep extends ValueStep {

    static final String EXAMPLE = "{lookup: {in: customer, by: email, give: tier}}";

    /** Many records have one of these, or it is another in each system. */
    private static final Set<String> NO_KEYS = Set.of("lines", "tags", "json", "file", "money", "reference");

    private final Lookup lookup;
    private final Type type;

    private LookupStep(Lookup lookup, Type type) {
        super("lookup", StepClass.ONE_WAY,
                "gives the " + lookup.give() + " of the " + lookup.in() + " with this " + lookup.by());
        this.lookup = lookup;
        this.type = type;
    }

    static LookupStep of(Arguments arguments) {
        var parts = arguments.pairs("in, by and give");
        if (!parts.keySet().equals(Set.of("in", "by", "give"))) {
            throw arguments.wrong("in, by and give");
        }
        var lookup = new Lookup(arguments.textOf(parts.get("in")), arguments.textOf(parts.get("by")),
                arguments.textOf(parts.get("give")));
        var others = arguments.scope().others();
        known("mapping", lookup.in(), others.mappings());
        var rows = others.rowTypes(lookup.in());
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("the step lookup cannot look into " + lookup.in()
                    + ": its file can't be read");
        }
        known("row of " + lookup.in(), lookup.by(), rows.keySet());
        known("row of " + lookup.in(), lookup.give(), rows.keySet());
        return new LookupStep(lookup, key(lookup, rows));
    }

    private static void known(String what, String name, Collection<String> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("the step lookup: there is no " + what + " called '" + name + "'."
                    + Spelling.didYouMean(name, names));
        }
    }

    private static Type key(Lookup lookup, Map<String, String> rows) {
        var by = Types.parse(rows.get(lookup.by()));
        if (NO_KEYS.contains(family(by.name()))) {
            throw new IllegalArgumentException("the step lookup cannot find a " + lookup.in() + " by its row "
                    + lookup.by() + ", which is " + by.name() + ": take one that holds a single value");
        }
        if (family(rows.get(lookup.give())).equals("reference")) {
            throw new IllegalArgumentException("the step lookup cannot give the row " + lookup.give() + " of "
                    + lookup.in() + ", which is a reference: its id is another in each system");
        }
        return by;
    }

    private static String family(String type) {
        return type.contains("(") ? type.substring(0, type.indexOf('(')).strip() : type.strip();
    }

    @Override
    public Optional<Lookup> lookup() {
        return Optional.of(lookup);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var key = type.read(value, rows);
        if (key.isNull()) {
            return key;
        }
        var found = rows.found(lookup, key);
        if (found.size() != 1) {
            throw new Unfit(key, isThe() + (found.isEmpty() ? "no " : "more than one ") + lookup.in());
        }
        if (found.get(0).isMissingNode()) {
            throw new Unfit(key, isThe() + "a " + lookup.in() + " whose " + lookup.give() + " is not known yet");
        }
        return found.get(0);
    }

    private String isThe() {
        return "is the " + lookup.by() + " of ";
    }
}
