package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.InOrder;
import io.attune.expression.Formula;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One call of a connector file.
 *
 * @param step    its name within the object, {@code update.tags}
 * @param carries of a write: the fields that it settles; empty: all of the patch
 * @param when    of a write: made only if this holds
 * @param only    of an update: done only if this holds, as the system finds it
 */
record CallRule(String kind, String step, Set<String> carries, Optional<Formula> when,
        Optional<Condition> only, RequestRule request, AnswerRule answer) {

    CallRule {
        carries = InOrder.set(carries);
    }

    Call call(Map<String, JsonNode> variables, Set<String> fields, Map<String, JsonNode> wanted) {
        var plain = request.write(variables);
        var bound = only.map(condition -> condition.on(plain, variables.get("current"))).orElse(plain);
        return new Call(kind, step, bound, fields, wanted);
    }

    /** The part of a patch that this call carries. */
    ObjectNode part(ObjectNode patch) {
        var part = patch.deepCopy();
        if (!carries.isEmpty()) {
            part.retain(carries);
        }
        return part;
    }

    /** The fields of a patch that this call settles. */
    Set<String> settles(ObjectNode patch) {
        var settled = new TreeSet<String>();
        patch.fieldNames().forEachRemaining(settled::add);
        if (!carries.isEmpty()) {
            settled.retainAll(carries);
        }
        return settled;
    }
}
