package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system that sends no webhooks, or none that its file describes. */
record NoWebhooks(String connector) implements Webhooks {

    @Override
    public Verdict verify(WebhookRequest request, Account account, Instant now) {
        return new Verdict.Refused(Reason.UNKNOWN_CONNECTION, "the connector " + connector + " takes no webhooks");
    }

    @Override
    public Inbound read(String topic, Map<String, List<String>> headers, JsonNode body) {
        return new Inbound.Ignored("the connector " + connector + " takes no webhooks");
    }

    @Override
    public Optional<Acknowledgement> acknowledgement() {
        return Optional.empty();
    }

    @Override
    public Optional<String> secret() {
        return Optional.empty();
    }

    @Override
    public Optional<String> weakness(Secret value) {
        return Optional.empty();
    }

    @Override
    public List<String> hints(WebhookRequest request, Account account) {
        return List.of();
    }

    @Override
    public List<Verdict.Refused> headerFaults(WebhookRequest request) {
        return List.of();
    }

    @Override
    public Webhooks ofAnyAccount() {
        return this;
    }
}
