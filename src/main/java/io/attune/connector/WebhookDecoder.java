package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.document.InOrder;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code webhook}. */
final class WebhookDecoder {

    private final Section webhook;
    private final Declared declared;
    private final Map<String, DecodedObject> objects;

    WebhookDecoder(Section webhook, Declared declared, Map<String, DecodedObject> objects) {
        this.webhook = webhook;
        this.declared = declared;
        this.objects = objects;
    }

    Webhooks decode(String connector) {
        return webhook.isWritten() ? new DeclaredWebhooks(reception(), changes(), acknowledgement())
                : new NoWebhooks(connector);
    }

    private Reception reception() {
        var headers = new NamedHeaders(wireNames("required_headers"), wireNames("optional_headers"));
        var verify = webhook.at("verify");
        var secret = verify.has("secret") ? Optional.of(declared.secret(verify.at("secret")))
                : Optional.<String>empty();
        var methods = webhook.has("methods") ? webhook.texts("methods") : List.of("POST");
        return new Reception(InOrder.set(methods), headers, handshakes(),
                new VerifyDecoder(verify, headers.names()).decode(), secret, account(),
                BodyForm.valueOf(webhook.text("content_type", "json").toUpperCase(Locale.ROOT)), naming());
    }

    private Map<String, List<String>> wireNames(String key) {
        var names = new LinkedHashMap<String, List<String>>();
        webhook.at(key).entries().forEach((name, at) -> names.put(name, webhook.at(key).texts(name)));
        return names;
    }

    private Optional<Reception.OwnAccount> account() {
        var account = webhook.at("account");
        if (!account.isWritten()) {
            return Optional.empty();
        }
        return Optional.of(new Reception.OwnAccount(Parse.eventFormula(account.at("told")),
                new EventFormula(Parse.formula(account.at("expected"), declared.scope()), false)));
    }

    private Optional<Acknowledgement> acknowledgement() {
        var respond = webhook.at("respond");
        return respond.isWritten()
                ? Optional.of(new Acknowledgement(respond.number("status", 200),
                        respond.text("content_type", "text/plain"), respond.text("body", "")))
                : Optional.empty();
    }

    private Reception.Naming naming() {
        return new Reception.Naming(Parse.eventFormula(webhook.at("delivery_id")),
                Parse.eventFormula(webhook.at("topic")),
                webhook.has("triggered_at") ? Optional.of(Parse.eventFormula(webhook.at("triggered_at")))
                        : Optional.empty());
    }

    private Handshakes handshakes() {
        return new Handshakes(webhook.at("handshakes").items().stream().map(rule -> new Handshakes.Rule(
                Parse.condition(rule.at("when"), Scopes.HANDSHAKE), rule.yes("signed", false),
                rule.number("status", 200),
                rule.text("content_type", "text/plain"),
                rule.has("body") ? Optional.of(Parse.template(rule.at("body"), Scopes.HANDSHAKE))
                        : Optional.<Template>empty()))
                .toList());
    }

    private ChangeReader changes() {
        var rules = new LinkedHashMap<String, ChangeRule>();
        for (var change : webhook.at("changes").items()) {
            var rule = change(change);
            for (var topic : change.at("topics").items()) {
                var name = topic.text().orElse("");
                if (rule.isPresent() && rules.put(name, rule.get()) != null) {
                    topic.problem("the topic '" + name + "' is declared twice");
                }
            }
        }
        var split = webhook.has("split") ? Optional.of(Parse.path(webhook.at("split"))) : Optional.<Path>empty();
        split.filter(path -> !path.root().equals("body"))
                .ifPresent(path -> webhook.at("split")
                        .problem("expected 'body' or a path that begins with it, found '" + path + "'"));
        return new ChangeReader(split, RowDecoder.optional(webhook.at("type")), rules);
    }

    private Optional<ChangeRule> change(Section change) {
        var name = change.text("object", "");
        if (!Parse.isKnown(change.at("object"), name, objects.keySet(), "object")) {
            return Optional.empty();
        }
        var object = objects.get(name);
        var shape = change.text("shape").flatMap(object.shape(change.at("shape")));
        if (shape.isEmpty() && !change.has("shape") && !change.has("id")) {
            change.problem("expected 'shape', the form of the record, or 'id', where its id stands");
        }
        return Optional.of(new ChangeRule(change.texts("topics"), name,
                change.has("record") ? Optional.of(Parse.path(change.at("record"))) : Optional.empty(), shape,
                where(change, object), deleteWhen(change), extent(change), object.observed()));
    }

    private static Change.Extent extent(Section change) {
        boolean isPart = change.yes("part", false);
        boolean isFolded = change.yes("may_stand_for_more", false);
        if (isPart && (isFolded || !change.has("shape"))) {
            change.at("part").problem(isFolded ? "what may stand for more is no part that stands for itself"
                    : "expected 'shape', the form of the part that is told");
        }
        return isFolded ? Change.Extent.FOLDED : isPart ? Change.Extent.PART : Change.Extent.WHOLE;
    }

    private static ChangeRule.Where where(Section change, DecodedObject object) {
        return new ChangeRule.Where(RowDecoder.optional(change.at("id")), object.idField(),
                RowDecoder.optional(change.at("occurred_at")), RowDecoder.optional(change.at("revision")),
                RowDecoder.optional(change.at("actor")), RowDecoder.optional(change.at("merged_into")));
    }

    private static Optional<Formula> deleteWhen(Section change) {
        if (change.yes("deleted", false)) {
            return Optional.of(Formula.condition("true", Scopes.SOURCE));
        }
        return change.has("delete_when")
                ? Optional.of(Parse.condition(change.at("delete_when"), Scopes.SOURCE))
                : Optional.empty();
    }
}
