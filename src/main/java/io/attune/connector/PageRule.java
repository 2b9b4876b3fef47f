package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.answer.View;
import io.attune.connector.shape.Row;
import io.attune.connector.template.Template;
import io.attune.expression.Formula;
import java.util.Map;
import java.util.Optional;

/**
 * What a page of a listing tells beside its records.
 *
 * @param next        where the answer tells what the next page is asked for with; empty: there is one page only
 * @param deletedWhen a condition over {@code source}, a record as it was sent: that record is gone
 */
record PageRule(Optional<Row> next, Optional<Formula> deletedWhen) {

    Optional<String> next(View answer) {
        return next.map(row -> Template.plain(row.read(answer.root()))).filter(text -> !text.isBlank());
    }

    boolean isDeleted(JsonNode sent) {
        return deletedWhen.map(formula -> formula.evaluate(Map.of("source", sent)).booleanValue()).orElse(false);
    }
}
