package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.expression.FormulaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts calls of one kind into as few batches as there may be. */
final class Batches {

    private final ObjectRules rules;
    private final Map<String, JsonNode> common;

    Batches(ObjectRules rules, Map<String, JsonNode> common) {
        this.rules = rules;
        this.common = common;
    }

    List<Batch> of(List<Call> calls) {
        var rule = rules.batches().get(calls.get(0).kind());
        if (calls.size() < rule.size().least()) {
            return alone(calls);
        }
        try {
            return packed(rule, calls);
        } catch (FormulaException e) {
            return alone(calls); // one that does not fit the formulas is nothing to the others
        }
    }

    /** How many of the first of them go in batches that more of them would not make larger. */
    int filled(List<Call> calls) {
        var rule = rules.batches().get(calls.get(0).kind());
        var batches = of(calls);
        int last = batches.get(batches.size() - 1).parts().size();
        return batches.size() == 1 || last == rule.size().most() ? calls.size() : calls.size() - last;
    }

    private List<Batch> alone(List<Call> calls) {
        return calls.stream().map(call -> Batch.alone(call, rules.limits())).toList();
    }

    private List<Batch> packed(BatchRule rule, List<Call> calls) {
        var batches = new ArrayList<Batch>();
        for (int from = 0; from < calls.size();) {
            var batch = longest(rule, calls.subList(from, Math.min(calls.size(), from + rule.size().most())));
            batches.add(batch);
            from += batch.parts().size();
        }
        return batches;
    }

    /** As many of the first as fit into the address. */
    private Batch longest(BatchRule rule, List<Call> calls) {
        var batch = batch(rule, calls);
        while (!batch.isAlone() && batch.call().url().length() > rule.size().longestAddress()) {
            int count = batch.parts().size();
            long fewer = (long) count * rule.size().longestAddress() / batch.call().url().length();
            batch = batch(rule, calls.subList(0, (int) Math.max(1, Math.min(fewer, count - 1))));
        }
        return batch;
    }

    private Batch batch(BatchRule rule, List<Call> calls) {
        if (calls.size() == 1) {
            return Batch.alone(calls.get(0), rules.limits());
        }
        var together = rule.kind().equals("find") ? find(rule, calls)
                : rule.call(common, calls.stream().map(Call::part).toList());
        return new Batch(rule, together, calls, rules.limits());
    }

    private Call find(BatchRule rule, List<Call> calls) {
        var step = calls.get(0).step();
        var way = rules.reads().finds().stream().filter(one -> one.call().step().equals(step)).findFirst();
        var variables = new HashMap<>(common);
        var wanted = calls.stream().map(Call::wanted).toList();
        variables.put("match", TextNode.valueOf(way.orElseThrow().matchMany(wanted)));
        return rule.call(variables, List.of());
    }
}
