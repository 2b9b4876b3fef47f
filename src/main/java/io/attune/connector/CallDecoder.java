package io.attune.connector;

import io.attune.connector.answer.ErrorRules;
import io.attune.connector.shape.Rows;
import io.attune.connector.template.Template;
import io.attune.connector.template.TreeTemplate;
import io.attune.document.InOrder;
import io.attune.expression.Formula;
import io.attune.expression.Scope;
import io.attune.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a call.
 *
 * @param common    what all calls of the file have in common
 * @param scope     what its formulas may use
 * @param shapes    the forms of the object
 * @param fragments GraphQL fragments of the object
 */
record CallDecoder(Common common, Scope scope, Map<String, Rows> shapes, String idField, Set<String> fields,
        String fragments) {

    /** What all calls of a file have in common. */
    record Common(Declared declared, Template base, Section calls, ErrorRules errors, Limits limits) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> BODIES = List.of("json", "form", "graphql");

    CallRule decode(String kind, String step, Section call) {
        call.at("carries").items().forEach(item -> Parse.isKnown(item, item.text().orElse(""), fields, "field"));
        var when = call.has("when") ? Optional.of(Parse.condition(call.at("when"), scope)) : Optional.<Formula>empty();
        var request = request(call);
        common.declared().mustBeSet(call, request.settings());
        return new CallRule(kind, step, InOrder.set(call.texts("carries")), when, condition(kind, call.at("condition")),
                request, answer(call));
    }

    private Optional<Condition> condition(String kind, Section at) {
        if (!at.isWritten()) {
            return Optional.empty();
        }
        if (!kind.equals("update")) {
            at.problemOfKey("only a call of 'update' can have a condition");
        }
        var field = at.text("field", "");
        Parse.isKnown(at.at("field"), field, fields, "field");
        return Optional.of(new Condition(at.text("header", ""), field,
                Condition.Form.valueOf(at.text("form", "text").toUpperCase(Locale.ROOT))));
    }

    RequestRule request(Section call) {
        boolean graphql = call.has("graphql");
        if (!graphql && !(call.has("method") && call.has("path"))) {
            call.problem("a call needs 'method' and 'path', or 'graphql'");
        }
        if (BODIES.stream().filter(call::has).count() > 1) {
            call.problem("a call has one body: json, form or graphql");
        }
        if (graphql && !call.has("path") && !common.calls().has("graphql")) {
            call.at("graphql").problemOfKey("the key 'graphql' under 'calls' must say the path of graphql calls");
        }
        var path = call.has("path") || !graphql ? call.at("path") : common.calls().at("graphql");
        var headers = templates(common.calls().at("headers"));
        headers.putAll(templates(call.at("headers")));
        return new RequestRule(call.text("method", "POST"), common.base(), Parse.template(path, scope),
                templates(call.at("query")), headers, body(call), timeout(call));
    }

    private Duration timeout(Section call) {
        return Parse.duration(call.at("timeout")).or(() -> Parse.duration(common.calls().at("timeout")))
                .orElse(TIMEOUT);
    }

    private Map<String, Template> templates(Section section) {
        var templates = new LinkedHashMap<String, Template>();
        section.entries().forEach((name, at) -> templates.put(name, Parse.template(at, scope)));
        return templates;
    }

    private BodyRule body(Section call) {
        if (call.has("graphql")) {
            var document = call.text("graphql", "");
            return new BodyRule.Graphql(document.contains("...") ? document.strip() + "\n" + fragments
                    : document.strip(),
                    call.has("variables") ? tree(call.at("variables")) : TreeTemplate.fields(Map.of()));
        }
        if (call.has("variables")) {
            call.at("variables").problemOfKey("only a graphql call has variables");
        }
        return call.has("json") ? new BodyRule.Json(tree(call.at("json")))
                : call.has("form") ? new BodyRule.Form(templates(call.at("form"))) : new BodyRule.None();
    }

    TreeTemplate tree(Section at) {
        var node = at.node();
        if (node.isObject()) {
            var fields = new LinkedHashMap<String, TreeTemplate>();
            at.entries().forEach((name, field) -> fields.put(name, tree(field)));
            return TreeTemplate.fields(fields);
        }
        if (node.isArray()) {
            return TreeTemplate.items(at.items().stream().map(this::tree).toList());
        }
        return node.isTextual() ? new TreeTemplate.Leaf(Parse.template(at, scope)) : new TreeTemplate.Constant(node);
    }

    AnswerRule answer(Section call) {
        var record = call.has("results") ? call.at("results") : call.has("hits") ? call.at("hits") : call.at("record");
        if (record.isWritten() && !call.has("shape") && !call.has("results")) {
            call.problem("the record in the answer has a form: the key 'shape' is missing");
        }
        return new AnswerRule(ErrorsDecoder.decode(call.at("errors"), common.errors()),
                record.isWritten() ? Optional.of(Parse.answerPath(record)) : Optional.empty(),
                call.text("shape").flatMap(DecodedObject.shape(call.at("shape"), shapes)),
                RowDecoder.optional(call.at("id")), idField, page(call), call.has("graphql"));
    }

    private static PageRule page(Section call) {
        return new PageRule(RowDecoder.optional(call.at("next")), call.has("deleted_when")
                ? Optional.of(Parse.condition(call.at("deleted_when"), Scopes.SOURCE))
                : Optional.empty());
    }
}
