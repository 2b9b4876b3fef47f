package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhooks as a connector file describes them. */
record DeclaredWebhooks(Reception reception, ChangeReader changes, Optional<Acknowledgement> acknowledgement)
        implements Webhooks {

    @Override
    public Verdict verify(WebhookRequest request, Account account, Instant now) {
        return reception.verify(request, account, now);
    }

    @Override
    public Inbound read(String topic, Map<String, List<String>> headers, JsonNode body) {
        var triggered = reception.triggeredAt(headers, body);
        return changes.read(topic, triggered, body);
    }

    @Override
    public Optional<String> secret() {
        return reception.secret();
    }

    @Override
    public Optional<String> weakness(Secret value) {
        return reception.verification().weakness(value.reveal());
    }

    @Override
    public List<String> hints(WebhookRequest request, Account account) {
        return reception.hints(request, account);
    }

    @Override
    public List<Verdict.Refused> headerFaults(WebhookRequest request) {
        return reception.headers().faults(request.headers());
    }

    @Override
    public Webhooks ofAnyAccount() {
        return new DeclaredWebhooks(reception.ofAnyAccount(), changes, acknowledgement);
    }
}
