package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.answer.ErrorRules;
import io.attune.connector.answer.View;
import io.attune.connector.shape.Row;
import io.attune.connector.shape.Rows;
import io.attune.connector.template.Template;
import io.attune.document.Path;
import io.attune.expression.FormulaException;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the answer to a call means.
 *
 * @param record   where the record stands in the answer; of a find, where the records stand
 * @param shape    their form
 * @param id       where an answer without a record tells the record's id
 * @param idField  the id in a record
 * @param hasData  a success has an object {@code data}, as in GraphQL
 */
record AnswerRule(ErrorRules errors, Optional<Path> record, Optional<Rows> shape, Optional<Row> id, String idField,
        PageRule page, boolean hasData) {

    Outcome ofRead(View answer) {
        return failure(answer).orElseGet(() -> guarded(() -> {
            var found = found(answer);
            if (found.isNull()) {
                return gone();
            }
            return found.isObject() ? done(found) : without();
        }));
    }

    Outcome ofWrite(View answer) {
        return failure(answer).orElseGet(() -> guarded(() -> {
            if (record.isEmpty() || answer.isEmpty()) {
                return new Outcome.Done(id(answer), MissingNode.getInstance());
            }
            var found = found(answer);
            return found.isObject() ? done(found) : without();
        }));
    }

    /** Of one result among those of many writes, which is read as an answer of its own. */
    Outcome ofPart(View answer, JsonNode result) {
        if (!result.isObject()) {
            return without();
        }
        var view = answer.of(result);
        return errors.failure(view)
                .orElseGet(() -> guarded(() -> new Outcome.Done(id(view), MissingNode.getInstance())));
    }

    /** Of many reads: the records by their ids, without those that cannot be understood, or are gone. */
    Map<String, Outcome> ofReads(View answer) {
        var records = new HashMap<String, Outcome>();
        for (var one : found(answer)) {
            var read = one.isObject() ? guarded(() -> page.isDeleted(one) ? gone() : done(one)) : gone();
            if (read instanceof Outcome.Done done) {
                done.id().ifPresent(id -> records.put(id, done));
            }
        }
        return records;
    }

    Search ofFind(View answer, Map<String, JsonNode> wanted) {
        var failure = failure(answer);
        if (failure.isPresent()) {
            return failure.get() instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND
                    ? new Search.Hits(List.of())
                    : new Search.Failed(failure.get());
        }
        try {
            var found = found(answer);
            return found.isMissingNode() ? new Search.Failed(without()) : hits(found, wanted);
        } catch (FormulaException e) {
            return new Search.Failed(unfit(e));
        }
    }

    private Search hits(JsonNode found, Map<String, JsonNode> wanted) {
        var hits = new ArrayList<Search.Hit>();
        for (var one : found.isArray() ? found : List.of(found)) {
            var told = shape.map(rows -> rows.record(one)).orElseThrow();
            var id = Template.plain(told.path(idField));
            if (!id.isBlank() && Exact.holds(told, wanted)) {
                hits.add(new Search.Hit(id, told));
            }
        }
        return new Search.Hits(List.copyOf(hits));
    }

    Page ofList(View answer) {
        var failure = failure(answer);
        if (failure.isPresent()) {
            return new Page.Failed(failure.get());
        }
        try {
            var found = found(answer);
            return found.isMissingNode() ? new Page.Failed(without()) : listed(found, page.next(answer));
        } catch (FormulaException e) {
            return new Page.Failed(unfit(e));
        }
    }

    private Page listed(JsonNode found, Optional<String> next) {
        var hits = new ArrayList<Search.Hit>();
        var deleted = new ArrayList<String>();
        for (var one : found.isArray() ? found : List.of(found)) {
            var told = shape.map(rows -> rows.record(one)).orElseThrow();
            var id = Template.plain(told.path(idField));
            if (!id.isBlank() && page.isDeleted(one)) {
                deleted.add(id);
            } else if (!id.isBlank()) {
                hits.add(new Search.Hit(id, told));
            }
        }
        return new Page.Listed(hits, deleted, next);
    }

    /** Why it is no success. An answer that cannot be read may hide one or the other: then it is not known. */
    Optional<Outcome> failure(View answer) {
        return errors.failure(answer).or(() -> {
            if (!answer.isReadable()) {
                return unknown("the answer is not JSON. " + ErrorRules.raw(answer));
            }
            return hasData && !answer.body().path("data").isObject() ? unknown("the answer has no data")
                    : Optional.empty();
        });
    }

    private static Optional<Outcome> unknown(String words) {
        return Optional.of(new Outcome.Unknown(words, Optional.empty()));
    }

    JsonNode found(View answer) {
        return record.map(path -> path.read(answer.root())).orElse(MissingNode.getInstance());
    }

    private Outcome done(JsonNode found) {
        ObjectNode told = shape.map(rows -> rows.record(found)).orElseThrow();
        var id = Optional.of(Template.plain(told.path(idField))).filter(text -> !text.isBlank());
        return new Outcome.Done(id, told);
    }

    private Optional<String> id(View answer) {
        return id.map(row -> Template.plain(row.read(answer.root()))).filter(text -> !text.isBlank());
    }

    private static Outcome gone() {
        return new Outcome.NotDone(Refusal.NOT_FOUND, "there is no such record");
    }

    private Outcome without() {
        return new Outcome.Unknown("the answer has nothing at " + record.map(Path::toString).orElse("its record"),
                Optional.empty());
    }

    private static Outcome guarded(Supplier<Outcome> reading) {
        try {
            return reading.get();
        } catch (FormulaException e) {
            return unfit(e);
        }
    }

    private static Outcome unfit(FormulaException e) {
        return new Outcome.Unknown("a formula of the connector file does not fit this answer: " + e.getMessage(),
                Optional.empty());
    }
}
