package io.attune.connector;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Shape;
import io.attune.retry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A kind of record, and the calls that read and write it. */
public final class ConnectorObject {

    private final ObjectRules rules;
    private final Map<String, CallRule> steps;
    private final JsonNode fieldNames;
    private final int largestBatch;

    ConnectorObject(ObjectRules rules) {
        this.rules = rules;
        this.steps = rules.calls().collect(Collectors.toMap(CallRule::step, rule -> rule));
        this.fieldNames = TextNode.valueOf(rules.fieldNames());
        this.largestBatch = rules.batches().values().stream().mapToInt(rule -> rule.size().most()).max().orElse(1);
    }

    public String name() {
        return rules.name();
    }

    public Shape shape() {
        return rules.shape();
    }

    /** Whether a record keeps our marker and can be looked for by it. */
    public boolean isMarked() {
        return rules.observed().marker().isPresent() && rules.reads().findByMarker().isPresent();
    }

    /**
     * A patch of a record as it is now that gives it our marker, too: where it has none, or that of another record of
     * ours, as a copy has. What somebody else keeps in that place stays.
     */
    public ObjectNode marked(ObjectNode patch, JsonNode current, String marker) {
        var marked = patch.deepCopy();
        var now = observed(current);
        rules.observed().marker()
                .filter(place -> now.marker().isEmpty()
                        || now.marked().isPresent() && !now.marker().get().equals(marker))
                .ifPresent(place -> place.write(marked, TextNode.valueOf(marker)));
        return marked;
    }

    /** Whether UPSERT by the marker is offered, so that a repeated create never makes a second record. */
    public boolean upserts() {
        return offers(Write.Kind.UPSERT);
    }

    /** Whether this kind of write is offered at all. */
    public boolean offers(Write.Kind kind) {
        return rules.writes().containsKey(kind);
    }

    /** How long a new record may stay out of what {@link #find} sees; zero where a search is a look-up by key. */
    public Duration searchLag() {
        return rules.searchLag();
    }

    /** What a record in this shape says of itself: its revision, when and by whom it was changed, our marker. */
    public Observed observed(JsonNode record) {
        return rules.observed().of(record);
    }

    public Call read(Account account, String id) {
        var variables = withId(account, id);
        var rule = rules.reads().read();
        var wanted = Map.<String, JsonNode>of(rule.answer().idField(), TextNode.valueOf(id));
        return batched(rule.call(variables, Set.of(), wanted), variables);
    }

    /** The call with what it is in a batch, where there are batches of its kind. */
    private Call batched(Call call, Map<String, JsonNode> variables) {
        var batch = rules.batches().get(call.kind());
        return batch == null ? call : call.as(batch.part(variables));
    }

    private Call byId(CallRule rule, Account account, String id) {
        return rule.call(withId(account, id), Set.of(), Map.of());
    }

    private Map<String, JsonNode> withId(Account account, String id) {
        var variables = variables(account);
        variables.put("id", TextNode.valueOf(id));
        return variables;
    }

    /** Whether the system can search for records by anything but our marker. */
    public boolean isSearched() {
        return !rules.reads().finds().isEmpty();
    }

    /**
     * A search for records that hold exactly these root fields; empty where the system cannot search by one of them.
     */
    public Optional<Call> find(Account account, Map<String, JsonNode> fields) {
        var finds = rules.reads().finds().stream().filter(rule -> rule.canSearchBy(fields.keySet()));
        return finds.findFirst().map(rule -> {
            var variables = variables(account);
            variables.put("find", ObjectRules.object(fields));
            variables.put("match", TextNode.valueOf(rule.match(fields)));
            var call = rule.call().call(variables, Set.of(), fields);
            return rule.canMatchMany() && rules.batches().containsKey("find") ? call.as(ObjectRules.object(fields))
                    : call;
        });
    }

    public Optional<Call> findByMarker(Account account, String marker) {
        return rules.reads().findByMarker().map(rule -> {
            var variables = variables(account);
            variables.put("marker", TextNode.valueOf(marker));
            return rule.call(variables, Set.of(), Map.of());
        });
    }

    /**
     * Lists the records that were changed since then, and those that were not changed since may be among them: all
     * where nothing is said. Empty where the system cannot list. What is changed while a listing goes on may be left
     * out of it, so begin the next one some minutes before this one began.
     *
     * @param page what {@link Page.Listed#next} of the page before told; empty for the first
     */
    public Optional<Call> list(Account account, Optional<Instant> since, Optional<String> page) {
        var reads = rules.reads();
        return (page.isPresent() ? reads.listMore().or(reads::list) : reads.list()).map(rule -> {
            var variables = variables(account);
            variables.put("since", TextNode.valueOf(since.orElse(Instant.EPOCH).truncatedTo(SECONDS).toString()));
            page.ifPresent(text -> variables.put("page", TextNode.valueOf(text)));
            return rule.call(variables, Set.of(), Map.of());
        });
    }

    /** What a call of {@link #list} gave. */
    public Page page(Call call, HttpAnswer answer) {
        var page = rule(call).answer().ofList(answer.view());
        return page instanceof Page.Failed failed ? new Page.Failed(paused(failed.outcome(), answer)) : page;
    }

    /**
     * Asks into which record this one went when somebody merged the two. Its {@link #outcome} is Done with that id, or
     * Done without one: it went into none. Empty where the system cannot tell.
     */
    public Optional<Call> mergedInto(Account account, String id) {
        return rules.reads().mergedInto().map(rule -> byId(rule, account, id));
    }

    /**
     * The calls that write it, in order, each with the fields it settles; a call that no field of the patch needs is
     * left out. None, where the connector file has no call for the fields of the patch.
     *
     * @throws IllegalArgumentException for a kind that is not {@linkplain #offers offered}, or a record without its id
     * @throws io.attune.expression.FormulaException where a formula of the connector file does not fit the patch
     */
    public List<Call> write(Account account, Write write) {
        return new WriteCalls(rules, variables(account), write).calls();
    }

    private Map<String, JsonNode> variables(Account account) {
        var variables = new HashMap<>(Values.of(account));
        variables.put("fields", fieldNames);
        return variables;
    }

    /** What the answer to one of these calls means. Of a read: Done with the record, or NotDone NOT_FOUND. */
    public Outcome outcome(Call call, HttpAnswer answer) {
        var rule = rule(call).answer();
        var view = answer.view();
        return paused(call.kind().equals("read") ? rule.ofRead(view) : rule.ofWrite(view), answer);
    }

    /** Of the hits only those that hold exactly what was wanted. A system that answers "not found" found none. */
    public Search search(Call call, HttpAnswer answer) {
        var view = answer.view();
        var search = rule(call).answer().ofFind(view, call.wanted());
        return search instanceof Search.Failed failed ? new Search.Failed(paused(failed.outcome(), answer)) : search;
    }

    /** How many calls go in the largest batch that the system takes; 1 where it takes none. */
    public int largestBatch() {
        return largestBatch;
    }

    /** Calls of one kind can travel together; empty where this one goes alone. */
    public Optional<BatchKind> batchKind(Call call) {
        return call.part().isMissingNode() ? Optional.empty()
                : Optional.of(new BatchKind(call.step(), call.wanted().keySet(),
                        rules.batches().get(call.kind()).size().most()));
    }

    /**
     * Calls of one {@linkplain #batchKind kind} as few batches, in their order: each as large as the system allows. Too
     * few for a batch, and what cannot be put into one, are batches of one, whose call is their own.
     */
    public List<Batch> batches(Account account, List<Call> calls) {
        return new Batches(rules, variables(account)).of(calls);
    }

    /** How many of the first of them go in batches that more of them would not make larger. */
    public int filled(Account account, List<Call> calls) {
        return new Batches(rules, variables(account)).filled(calls);
    }

    private Outcome paused(Outcome outcome, HttpAnswer answer) {
        return rules.limits().paused(outcome, answer);
    }

    private CallRule rule(Call call) {
        var rule = steps.get(call.step());
        if (rule == null) {
            throw new IllegalArgumentException("'" + call.step() + "' is no call of " + name());
        }
        return rule;
    }

    /** The value as the system will store it (trimmed, lower-cased, cut), as far as the connector file tells. */
    public JsonNode stored(String field, JsonNode value) {
        return rules.fields().stored(field, value);
    }

    @Override
    public String toString() {
        return name();
    }
}
