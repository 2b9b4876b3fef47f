package io.attune.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What is done first with every Attune, done once by the build: it is asked whether it is ready, a customer comes in by
 * a webhook, and is brought to the CRM. All classes that this takes come out of the class archive afterwards.
 */
final class Trial {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String EMAIL = "ada@example.com";
    private static final String CUSTOMER = """
            {"query": "mutation { customerSet(input: {email: \\"%s\\", firstName: \\"Ada\\", lastName: \\"Byron\\"}) \
            { customer { id } userErrors { message } } }"}""".formatted(EMAIL);

    private final String address;

    Trial(String address) {
        this.address = address;
    }

    /** Ends as well where nothing answers as it should: the archive is smaller then. */
    void run() {
        try {
            ask("/q/health/ready", "");
            ask("/q/health/live", "");
            ask("/sandbox/shop/admin/api/2026-07/graphql.json", CUSTOMER);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!ask("/sandbox/crm", "").contains(EMAIL) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            ask("/q/metrics", "");
        } catch (IOException e) {
            System.err.println("attune: the trial ended early: " + e.getMessage());
        }
    }

    private String ask(String path, String body) throws IOException {
        var call = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        call.setReadTimeout((int) LONGEST.toMillis());
        if (!body.isEmpty()) {
            call.setRequestProperty("Content-Type", "application/json");
            call.setRequestProperty("X-Shopify-Access-Token", "attune-demo-shop-token");
            call.setDoOutput(true);
            call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
