package io.attune.connector;

import io.attune.connector.BatchRule.Each;
import io.attune.connector.BatchRule.Size;
import io.attune.connector.template.TreeTemplate;
import io.attune.expression.Formula;
import io.attune.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the calls of an object that carry several records. */
final class BatchDecoder {

    private static final int LEAST = 2;
    /** What most servers take. */
    private static final int LONGEST_ADDRESS = 8_000;

    private final Section object;
    private final CallDecoder calls;

    BatchDecoder(Section object, CallDecoder calls) {
        this.object = object;
        this.calls = calls;
    }

    Map<String, BatchRule> decode() {
        var rules = new LinkedHashMap<String, BatchRule>();
        object.at("batch").entries().forEach((kind, at) -> rules.put(kind, rule(kind, at)));
        return rules;
    }

    private BatchRule rule(String kind, Section at) {
        if (object.at(kind).items().size() != 1) {
            at.problemOfKey(object.has(kind) ? "'" + kind + "' takes several calls: it cannot go in batches"
                    : "there is no '" + kind + "' that could go in batches");
        }
        boolean finds = kind.equals("find");
        if (!finds && !at.has("each")) {
            at.problem("'each' is missing here: what one record is in the batch");
        }
        if ((finds || kind.equals("read")) && !at.has("shape")) {
            at.problem("the records in the answer have a form: the key 'shape' is missing");
        }
        return new BatchRule(kind, size(at), each(at), calls.request(at), calls.answer(at), at.has("complete")
                ? Optional.of(Parse.condition(at.at("complete"), Scopes.ANSWER)) : Optional.<Formula>empty());
    }

    private static Size size(Section at) {
        return new Size(at.number("least", LEAST), at.number("most", LEAST),
                at.number("longest_address", LONGEST_ADDRESS));
    }

    private Each each(Section at) {
        return new Each(calls.tree(at.at("each")), at.has("besides") ? calls.tree(at.at("besides"))
                : TreeTemplate.fields(Map.of()), at.text("join"));
    }
}
