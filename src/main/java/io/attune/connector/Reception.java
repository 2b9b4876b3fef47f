package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connector.shape.Moments;
import io.attune.connector.verify.Finding;
import io.attune.connector.verify.Message;
import io.attune.connector.verify.Verification;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a webhook in or refuses it. The order: handshake, method, headers, signature, time, account; what is properly
 * signed and this account's is never refused for its content.
 */
record Reception(Set<String> methods, NamedHeaders headers, Handshakes handshakes, Verification verification,
        Optional<String> secret, Optional<OwnAccount> account, BodyForm form, Naming naming) {

    /** Where the account of an event is told, and which it must be. */
    record OwnAccount(EventFormula told, EventFormula expected) {}

    /** How an event is called. */
    record Naming(EventFormula deliveryId, EventFormula topic, Optional<EventFormula> triggeredAt) {}

    /** Longer names are kept as their hash. */
    private static final int MAX_NAME = 200;

    Reception {
        methods = InOrder.set(methods);
    }

    Verdict verify(WebhookRequest request, Account account, Instant now) {
        var test = handshakes.answer(request, false);
        if (test.isPresent()) {
            return test.get();
        }
        if (!methods.contains(request.method())) {
            return new Verdict.Refused(Reason.METHOD,
                    "events come by " + String.join(" or ", methods.stream().sorted().toList()));
        }
        var faults = headers.faults(request.headers());
        return faults.isEmpty() ? proved(request, account, now) : faults.get(0);
    }

    private Verdict proved(WebhookRequest request, Account account, Instant now) {
        var named = headers.values(request.headers());
        var finding = verification.check(message(request, named), secrets(account), now);
        if (finding instanceof Finding.Forged forged) {
            return new Verdict.Refused(Reason.SIGNATURE, forged.why());
        }
        if (finding instanceof Finding.Stale stale) {
            return new Verdict.Refused(Reason.STALE, stale.why());
        }
        return handshakes.answer(request, true).<Verdict>map(test -> test).orElseGet(() -> accepted(
                form.bodies(request.body()).stream().map(body -> new Envelope(named, account, body)).toList()));
    }

    private static Message message(WebhookRequest request, Map<String, String> named) {
        return new Message(request.method(), request.url(), named, request.body());
    }

    private List<String> secrets(Account account) {
        return secret.map(account::secrets).orElse(List.of()).stream().map(Secret::reveal).toList();
    }

    private Verdict accepted(List<Envelope> envelopes) {
        return account.flatMap(own -> foreign(own, envelopes.get(0))).<Verdict>map(refused -> refused)
                .orElseGet(() -> new Verdict.Accepted(envelopes.stream().map(this::delivery).toList()));
    }

    private Verdict.Delivery delivery(Envelope envelope) {
        return new Verdict.Delivery(
                naming.deliveryId().text(envelope).map(Reception::name).orElse("sha256:" + envelope.hash()),
                naming.topic().text(envelope).map(Reception::name).orElse("unknown"),
                naming.triggeredAt().flatMap(formula -> formula.text(envelope)).flatMap(Moments::read),
                envelope.body());
    }

    private static Optional<Verdict.Refused> foreign(OwnAccount own, Envelope envelope) {
        var told = own.told().text(envelope).orElse("");
        var expected = own.expected().text(envelope).orElse("");
        if (expected.isEmpty()) {
            return Optional.of(new Verdict.Refused(Reason.WRONG_ACCOUNT,
                    "this connection does not say which account is its own"));
        }
        return told.equalsIgnoreCase(expected) ? Optional.empty()
                : Optional.of(new Verdict.Refused(Reason.WRONG_ACCOUNT,
                        "it is for the account '" + name(told) + "', this connection is '" + expected + "'"));
    }

    /** A name that can be stored and shown: short, and without characters that steer. */
    private static String name(String told) {
        return told.length() > MAX_NAME || told.chars().anyMatch(Character::isISOControl)
                ? "sha256:" + Canonical.sha256(told.getBytes(StandardCharsets.UTF_8))
                : told;
    }

    /** When a stored event says that it happened. */
    Optional<String> triggeredAt(Map<String, List<String>> stored, JsonNode body) {
        var variables = Map.<String, JsonNode>of("headers", Values.texts(headers.values(stored)), "body", body);
        return naming.triggeredAt().flatMap(formula -> formula.text(variables));
    }

    Reception ofAnyAccount() {
        return new Reception(methods, headers, handshakes, verification, secret, Optional.empty(), form, naming);
    }

    /** What an integrator may have got wrong, each slip tried out. */
    List<String> hints(WebhookRequest request, Account account) {
        return verification.hints(message(request, headers.values(request.headers())), secrets(account));
    }
}
