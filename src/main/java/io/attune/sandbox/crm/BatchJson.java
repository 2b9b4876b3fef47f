package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.store.Written;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Results of many records: HTTP 200, whatever became of each. */
final class BatchJson {

    private BatchJson() {}

    /** @param upsert whether each result tells if it created */
    static Response answer(List<Written> results, boolean upsert) {
        var answer = Canonical.NODES.arrayNode();
        results.forEach(result -> answer.add(json(result, upsert)));
        return Answers.ok(answer);
    }

    private static ObjectNode json(Written result, boolean upsert) {
        if (result instanceof Written.Saved saved) {
            var json = Canonical.NODES.objectNode().put("id", saved.id()).put("success", true);
            json.putArray("errors");
            return upsert ? json.put("created", saved.created()) : json;
        }
        var json = Canonical.NODES.objectNode().put("success", false);
        var errors = json.putArray("errors");
        errors(result).forEach(error -> errors.add(error.asResult()));
        return json;
    }

    private static List<ApiError> errors(Written result) {
        return result instanceof Written.Ambiguous several
                ? List.of(ApiError.saving(ErrorCode.DUPLICATE_EXTERNAL_ID,
                        "more than one record found for external id field: " + several.ids()))
                : ((Written.Refused) result).errors();
    }
}
