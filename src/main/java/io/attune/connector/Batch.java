package io.attune.connector;

import io.attune.connector.answer.View;
import io.attune.connector.template.Template;
import io.attune.expression.FormulaException;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Several calls that travel as one, and what its answer means for each of them. */
public final class Batch {

    /** What may be meant for one record when all are refused. */
    private static final Set<Refusal> PERHAPS_OF_ONE = Set.of(Refusal.INVALID, Refusal.NOT_FOUND, Refusal.FORBIDDEN,
            Refusal.CONFLICT, Refusal.CHANGED, Refusal.AMBIGUOUS);
    /** Not found, method not allowed, not implemented: the system knows no such call. */
    private static final Set<Integer> NO_SUCH_CALL = Set.of(404, 405, 501);

    private final Optional<BatchRule> rule;
    private final Call call;
    private final List<Call> parts;
    private final Limits limits;

    Batch(BatchRule rule, Call call, List<Call> parts, Limits limits) {
        this(Optional.of(rule), call, parts, limits);
    }

    private Batch(Optional<BatchRule> rule, Call call, List<Call> parts, Limits limits) {
        this.rule = rule;
        this.call = call;
        this.parts = List.copyOf(parts);
        this.limits = limits;
    }

    static Batch alone(Call call, Limits limits) {
        return new Batch(Optional.empty(), call, List.of(call), limits);
    }

    /** Whether it is one call, made as it would be without any batch. */
    public boolean isAlone() {
        return rule.isEmpty();
    }

    public Call call() {
        return call;
    }

    /** The same, as one of many that nobody waits for. */
    public Batch inBulk() {
        return new Batch(rule, call.inBulk(), parts, limits);
    }

    public List<Call> parts() {
        return parts;
    }

    /** What the reads or writes came to. */
    public BatchResults<Outcome> outcomes(HttpAnswer answer) {
        if (NO_SUCH_CALL.contains(answer.status())) {
            return BatchResults.unsupported();
        }
        var view = answer.view();
        return answerRule().failure(view).map(failure -> outcomes(limits.paused(failure, answer)))
                .orElseGet(() -> BatchResults.told(call.kind().equals("read") ? records(view) : results(view)));
    }

    /** The same where all of them ended in the same way. */
    public BatchResults<Outcome> outcomes(Outcome ofAll) {
        return all(ofAll, Function.identity());
    }

    /** What the finds found. */
    public BatchResults<Search> searches(HttpAnswer answer) {
        if (NO_SUCH_CALL.contains(answer.status())) {
            return BatchResults.unsupported();
        }
        var view = answer.view();
        var search = answerRule().ofFind(view, Map.of());
        if (search instanceof Search.Failed failed) {
            return searches(limits.paused(failed.outcome(), answer));
        }
        return isComplete(view) ? BatchResults.told(new HitIndex(((Search.Hits) search).hits()).of(parts))
                : BatchResults.refused();
    }

    /** The same where all of them ended in the same way. */
    public BatchResults<Search> searches(Outcome ofAll) {
        return all(ofAll, Search.Failed::new);
    }

    private <R> BatchResults<R> all(Outcome outcome, Function<Outcome, R> result) {
        return outcome instanceof Outcome.NotDone refused && PERHAPS_OF_ONE.contains(refused.refusal())
                ? BatchResults.refused()
                : BatchResults.told(Collections.nCopies(parts.size(), Optional.of(result.apply(outcome))));
    }

    /** One for each, in the order in which they were sent; anything else tells nothing of any. */
    private List<Optional<Outcome>> results(View view) {
        var results = answerRule().found(view);
        if (!results.isArray() || results.size() != parts.size()) {
            return Collections.nCopies(parts.size(), Optional.of(new Outcome.Unknown(
                    "the answer has %d results for %d records".formatted(results.size(), parts.size()),
                    Optional.empty())));
        }
        var outcomes = new ArrayList<Optional<Outcome>>();
        results.forEach(result -> outcomes.add(Optional.of(answerRule().ofPart(view, result))));
        return outcomes;
    }

    /** Found by their ids. One that is not among them may be gone, or known by another id: it is read on its own. */
    private List<Optional<Outcome>> records(View view) {
        var records = answerRule().ofReads(view);
        return parts.stream().map(part -> Template.plain(part.wanted().get(answerRule().idField())))
                .map(id -> Optional.ofNullable(records.get(id)))
                .toList();
    }

    /** Whether the answer left nothing out; where that cannot be told, it may have. */
    private boolean isComplete(View view) {
        try {
            return rule.orElseThrow().isComplete(view);
        } catch (FormulaException e) {
            return false;
        }
    }

    private AnswerRule answerRule() {
        return rule.orElseThrow().answer();
    }

    @Override
    public String toString() {
        return parts.size() + " by " + call;
    }
}
