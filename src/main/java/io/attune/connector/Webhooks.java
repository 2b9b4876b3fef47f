package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a system's webhooks are proved genuine and cut into changes. */
public interface Webhooks {

    /** Reads no more than this decision needs: the body stays bytes unless its delivery id or topic stands in it. */
    Verdict verify(WebhookRequest request, Account account, Instant now);

    /** What to answer when all is stored or was before; empty: any success will do. */
    Optional<Acknowledgement> acknowledgement();

    /** The changes that a stored body tells. {@code headers} are the stored ones, by lower-case name. */
    Inbound read(String topic, Map<String, List<String>> headers, JsonNode body);

    /** The secret that proves a sender, by its name in the connector file. */
    Optional<String> secret();

    /** What makes a value of it unfit, too short for example; it does not show the value. */
    Optional<String> weakness(Secret value);

    /** Why a request that was refused for its signature may not match: slips that integrators make, each tried out. */
    List<String> hints(WebhookRequest request, Account account);

    /** What is wrong with the headers, all of it. */
    List<Verdict.Refused> headerFaults(WebhookRequest request);

    /** The same, for a trial without a connection: whose account an event is of is not asked. */
    Webhooks ofAnyAccount();
}
