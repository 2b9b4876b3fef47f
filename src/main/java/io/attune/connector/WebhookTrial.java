package io.attune.connector;

import io.attune.document.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One webhook tried on a connector, without a connection: what an integrator asks first. It says whether the request would be
 * taken, and if not exactly why and which slip may be behind it. Whose account it is of is not asked.
 */
public record WebhookTrial(Connector connector, List<Secret> secrets) {

    /**
     * @param accepted it would be taken in, or answered as a handshake
     * @param lines    the answer in words; no line shows a secret
     */
    public record Report(boolean accepted, List<String> lines) {

        public Report {
            lines = List.copyOf(lines);
        }
    }

    /** Every secret of the connector has the values under trial. */
    private record Anybody(List<Secret> values) implements Account {

        @Override
        public String name() {
            return "trial";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public List<Secret> secrets(String name) {
            return values;
        }
    }

    public WebhookTrial {
        secrets = List.copyOf(secrets);
    }

    public Report of(WebhookRequest request, Instant now) {
        var account = new Anybody(secrets);
        var webhooks = connector.webhooks().ofAnyAccount();
        return webhooks.verify(request, account, now).fold(
                accepted -> accepted(webhooks, accepted, request),
                refused -> refused(webhooks, refused, request, account),
                handshake -> new Report(true, List.of("accepted: a handshake, answered with status " + handshake.status()
                        + (handshake.body().isEmpty() ? " and no body" : " and the body '" + handshake.body() + "'"))));
    }

    private Report accepted(Webhooks webhooks, Verdict.Accepted accepted, WebhookRequest request) {
        var lines = new ArrayList<>(List.of("accepted", "delivery id: " + accepted.deliveryId(), "topic: " + accepted.topic()));
        accepted.triggeredAt().ifPresent(moment -> lines.add("triggered at: " + moment));
        lines.add("tells: " + told(webhooks, accepted.topic(), request));
        lines.addAll(warnings());
        return new Report(true, lines);
    }

    private static String told(Webhooks webhooks, String topic, WebhookRequest request) {
        if (!(JsonText.read(request.body()) instanceof JsonText.Reading.Readable readable)) {
            return "nothing that can be read: the body is not JSON, and would be parked";
        }
        return webhooks.read(topic, request.headers(), readable.tree()).fold(
                changes -> String.join("; ", changes.changes().stream().map(WebhookTrial::words).toList()),
                ignored -> "nothing: " + ignored.why(),
                unreadable -> "nothing that can be read: " + unreadable.why());
    }

    private static String words(Change change) {
        return change.object() + " " + change.id()
                + (change.kind() == Change.Kind.DELETED ? " is deleted" : " with " + change.record().size() + " fields");
    }

    private Report refused(Webhooks webhooks, Verdict.Refused refused, WebhookRequest request, Account account) {
        var lines = new ArrayList<>(List.of("refused with status " + refused.reason().status() + ", " + refused.reason().code()
                + ": " + refused.why()));
        webhooks.headerFaults(request).stream().filter(fault -> !fault.equals(refused))
                .forEach(fault -> lines.add("also " + fault.reason().code() + ": " + fault.why()));
        if (refused.reason() == Reason.SIGNATURE) {
            lines.addAll(webhooks.hints(request, account));
        }
        lines.addAll(warnings());
        return new Report(false, lines);
    }

    private List<String> warnings() {
        return IntStream.range(0, secrets.size()).boxed()
                .flatMap(at -> connector.webhooks().weakness(secrets.get(at))
                        .map(fault -> "warning: secret " + (at + 1) + " " + fault + "; no connection is made with it")
                        .stream())
                .toList();
    }
}
