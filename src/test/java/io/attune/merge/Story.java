package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.policy.Actor;
import io.attune.policy.ConflictPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One record in three systems that are edited all: shop, crm and desk, which keeps everything in lower case, and says so.
 * A script is a sequence of what happens to it; its end is told as agreed values, what each system lags in, and the
 * conflicts.
 *
 * <pre>
 *   shop a=1 b=2    the system is read, and holds these values (- is blank)
 *   shop s=x+y      s is a set
 *   shop a=1 by=ana and says who changed the record last
 *   send crm        what lags is on its way to the system
 *   done crm        it was done, without showing the record; shows crm a=X: with it
 *   lost crm        the answer never came, and reading back is next: the system is read by its name
 *   back crm        the record was read back; what did not arrive may still
 *   undone crm a=1  the system is read, and holds what it held, though it has changed
 *   +20             minutes go by
 * </pre>
 */
final class Story {

    static final UUID ID = new UUID(0, 1);
    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    RecordState state;
    Instant now = T0;
    private final List<Fact> facts = new ArrayList<>();

    Story() {
        this(null);
    }

    Story(RecordState state) {
        this.state = state;
    }

    /** Something else told these. */
    void facts(List<Fact> told) {
        facts.addAll(told);
    }

    String run(String script) {
        for (var line : script.split("; ")) {
            now = now.plusSeconds(1);
            step(line.split(" "));
        }
        return end();
    }

    private void step(String[] words) {
        switch (words[0]) {
            case "sync" -> rules().systems().forEach(system -> {
                send(system);
                done(system, shown(system));
            });
            case "send" -> send(words[1]);
            case "done" -> done(words[1], new TreeMap<>());
            case "shows" -> done(words[1], reading(words[1], values(words, 2), now, OptionalLong.empty()).values());
            case "lost" -> { }
            case "undone" -> read(List.of(words).subList(1, words.length).toArray(String[]::new), now);
            case "back" -> state = Settle.readBack(state, words[1], rules(), now);
            default -> read(words);
        }
    }

    private void read(String[] words) {
        if (words[0].startsWith("+")) {
            now = now.plus(Duration.ofMinutes(Long.parseLong(words[0].substring(1))));
            return;
        }
        var told = reading(words[0], values(words, 1), now, OptionalLong.empty()).values();
        boolean isSame = state != null && told.entrySet().stream().allMatch(field ->
                field.getValue().equals(state.link(words[0]).held(field.getKey()).shadow()));
        read(words, isSame ? state.link(words[0]).seenAt().orElse(now) : now);
    }

    private void read(String[] words, Instant changedAt) {
        var asOf = state == null ? OptionalLong.empty() : OptionalLong.of(state.link(words[0]).seenNo());
        var read = reading(words[0], values(words, 1), now, asOf);
        var seen = new Observation(read.system(), read.externalId(), read.values(),
                new Moment(OptionalLong.empty(), Optional.of(changedAt), now, Duration.ZERO), read.actor(), asOf);
        var step = state == null ? Observe.first(ID, seen, rules()) : Observe.apply(state, seen, rules());
        facts.addAll(step.facts());
        state = step.state();
    }

    private void send(String system) {
        var patch = new TreeMap<String, Inflight.Sent>();
        Lag.of(state, rules(), system).forEach(field -> patch.put(field,
                new Inflight.Sent(state.fields().get(field).value(), state.fields().get(field).version())));
        if (!patch.isEmpty()) {
            state = state.withInflight(system, new Inflight(Inflight.Kind.UPSERT, 1, patch, now));
        }
    }

    private TreeMap<String, JsonNode> shown(String system) {
        var shown = new TreeMap<String, JsonNode>();
        state.inflight(system).ifPresent(write -> write.patch().forEach((field, sent) ->
                shown.put(field, image(system, field, sent.value()))));
        return shown;
    }

    void done(String system, Map<String, JsonNode> shown) {
        if (state.inflight(system).isPresent()) {
            var fields = state.inflight(system).get().patch().keySet();
            state = Settle.done(state, new Written(system, Optional.of(system + "-1"), fields, new TreeMap<>(shown),
                    state.link(system).seenNo(), new Moment(OptionalLong.empty(), Optional.empty(), now, Duration.ZERO)),
                    rules()).state();
        }
    }

    private static Map<String, String> values(String[] words, int from) {
        var values = new TreeMap<String, String>();
        for (int i = from; i < words.length; i++) {
            values.put(words[i].split("=")[0], words[i].split("=")[1]);
        }
        return values;
    }

    String end() {
        var agreed = new ArrayList<String>();
        state.fields().forEach((field, value) -> agreed.add(field + "=" + text(value.value()) + " v" + value.version()));
        var lags = new ArrayList<String>();
        List.of("crm", "desk", "shop").forEach(system -> {
            var lag = Lag.of(state, rules(), system);
            if (!lag.isEmpty()) {
                lags.add(system + ":" + String.join(",", lag));
            }
        });
        return String.join(", ", agreed) + "; lags " + (lags.isEmpty() ? "-" : String.join(" ", lags)) + conflicts();
    }

    private String conflicts() {
        var text = new StringBuilder();
        for (var fact : facts) {
            if (fact instanceof Fact.Conflicted met) {
                text.append("; ").append(met.open() ? "open " : "lost ").append(met.lost().origin().system()).append("=")
                        .append(text(met.lost().value())).append(" (").append(met.policy()).append(")");
            } else if (fact instanceof Fact.Decided decided) {
                text.append("; decided ").append(decided.system());
            }
        }
        return text.toString();
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("+"));
        }
        return value.isNull() ? "-" : value.asText();
    }

    static Rules rules() {
        var all = Set.of("shop", "crm", "desk");
        var fields = new TreeMap<String, FieldRule>();
        fields.put("a", FieldRule.latest(all, all));
        fields.put("b", FieldRule.latest(all, all));
        fields.put("c", FieldRule.latest(Set.of("shop"), Set.of("crm", "desk")));
        fields.put("e", new FieldRule(Set.of("shop"), Set.of("crm", "desk"), true, new ConflictPolicy.Latest()));
        fields.put("o", new FieldRule(all, all, false, new ConflictPolicy.Highest()));
        fields.put("p", new FieldRule(all, all, false, new ConflictPolicy.PreferValue("yes")));
        fields.put("s", new FieldRule(all, all, false, new ConflictPolicy.Combine()));
        fields.put("m", new FieldRule(all, all, false, new ConflictPolicy.Manual()));
        fields.put("r", new FieldRule(all, all, false, new ConflictPolicy.Latest(), true));
        return new Rules(1, List.of("shop", "crm", "desk"), fields, List.of(), Map.of(), Rules.Deleted.IGNORE,
                Optional.of("shop"),
                Story::image, Set.of());
    }

    static JsonNode image(String system, String field, JsonNode value) {
        return system.equals("desk") && value.isTextual() ? TextNode.valueOf(value.asText().toLowerCase(Locale.ROOT))
                : value;
    }

    private static JsonNode set(String items) {
        var set = Canonical.NODES.arrayNode();
        Stream.of(items.split("\\+")).forEach(set::add);
        return set;
    }

    static Observation reading(String system, Map<String, String> values, Instant at, OptionalLong asOf) {
        var told = new TreeMap<String, JsonNode>();
        values.forEach((field, value) -> told.put(field, value.equals("-") ? NullNode.getInstance()
                : field.equals("s") ? set(value) : TextNode.valueOf(value)));
        var actor = Optional.ofNullable(told.remove("by")).map(name -> new Actor(name.asText(), Set.of()));
        return new Observation(system, system + "-1", told,
                new Moment(OptionalLong.empty(), Optional.of(at), at, Duration.ZERO), actor, asOf);
    }
}
