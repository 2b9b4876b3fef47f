package io.attune.connector;

import io.attune.document.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One webhook tried on a connector: what an integrator asks first. It says whether the request would be taken, and if
 * not exactly why and which slip may be behind it.
 *
 * @param account the secrets to try; with settings it is asked too whether the event is this account's, without them
 *                not
 */
public record WebhookTrial(Connector connector, Account account) {

    /**
     * @param accepted it would be taken in, or answered as a handshake
     * @param lines    the answer in words; no line shows a secret
     * @param warnings what is wrong with the secrets, whatever the answer
     */
    public record Report(boolean accepted, List<String> lines, List<String> warnings) {

        public Report {
            lines = List.copyOf(lines);
            warnings = List.copyOf(warnings);
        }
    }

    public Report of(WebhookRequest request, Instant now) {
        boolean comparesAccount = !account.settings().isEmpty();
        var webhooks = comparesAccount ? connector.webhooks() : connector.webhooks().ofAnyAccount();
        return webhooks.verify(request, account, now).fold(
                accepted -> accepted(accepted, request, comparesAccount),
                refused -> refused(refused, request),
                handshake -> report(true, List.of("accepted: no event but a test, answered with " + handshake.status()
                        + (handshake.body().isEmpty() ? "" : " and '" + handshake.body() + "'"))));
    }

    private Report accepted(Verdict.Accepted accepted, WebhookRequest request, boolean comparesAccount) {
        var lines = new ArrayList<String>();
        for (var delivery : accepted.deliveries()) {
            lines.add("accepted: delivery " + delivery.id() + ", topic " + delivery.topic());
            delivery.triggeredAt().ifPresent(moment -> lines.add("  it happened at " + moment));
            lines.add("  it tells " + told(delivery, request));
        }
        if (!comparesAccount) {
            lines.add("  whose account it is of was not compared: no setting was given");
        }
        return report(true, lines);
    }

    private String told(Verdict.Delivery delivery, WebhookRequest request) {
        var reading = JsonText.read(delivery.body());
        if (reading instanceof JsonText.Reading.Unreadable unreadable) {
            return "nothing that can be read, and would be parked: " + unreadable.why();
        }
        return connector.webhooks().read(delivery.topic(), request.headers(),
                ((JsonText.Reading.Readable) reading).tree()).fold(
                changes -> String.join("; ", changes.changes().stream().map(WebhookTrial::words).toList()),
                ignored -> "nothing: " + ignored.why(),
                unreadable -> "nothing that can be read, and would be parked: " + unreadable.why());
    }

    private static String words(Change change) {
        int fields = change.record().size();
        return change.object() + " " + change.id() + (change.kind() == Change.Kind.DELETED ? " is deleted"
                : " with " + fields + (fields == 1 ? " field" : " fields"));
    }

    private Report refused(Verdict.Refused refused, WebhookRequest request) {
        var lines = new ArrayList<>(List.of(line("refused", refused)));
        connector.webhooks().headerFaults(request).stream().filter(fault -> !fault.equals(refused))
                .forEach(fault -> lines.add(line("  also", fault)));
        if (refused.reason() == Reason.SIGNATURE) {
            connector.webhooks().hints(request, account).forEach(hint -> lines.add("  " + hint));
        }
        return report(false, lines);
    }

    private static String line(String word, Verdict.Refused refused) {
        return word + " (" + refused.reason().status() + " " + refused.reason().code() + "): " + refused.why();
    }

    private Report report(boolean accepted, List<String> lines) {
        return new Report(accepted, lines, warnings());
    }

    private List<String> warnings() {
        var secrets = connector.webhooks().secret().map(account::secrets).orElse(List.of());
        return IntStream.range(0, secrets.size()).boxed()
                .flatMap(at -> connector.webhooks().weakness(secrets.get(at)).stream()
                        .map(fault -> "secret " + (at + 1) + " " + fault + "; no connection is made with it"))
                .toList();
    }
}
