package io.attune.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.attune.webhook.DatabaseGate;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was under way when the database went away is due again once it is back, not only when its lease ends. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class DatabaseGoneTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Logger log = Logger.getLogger(Dispatcher.class.getName());
    private final Failures failures = new Failures();

    @Inject
    Sheets sheets;
    @Inject
    Deliveries deliveries;
    @Inject
    Dispatcher dispatcher;

    /** Lets a test wait until an attempt has failed, and could not be put off. */
    private static final class Failures extends Handler {

        private final CountDownLatch first = new CountDownLatch(1);

        @Override
        public void publish(LogRecord line) {
            if (line.getMessage().startsWith("delivery.not-put-off")) {
                first.countDown();
            }
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @AfterEach
    void open() {
        DatabaseGate.open();
        log.removeHandler(failures);
        log.setLevel(null);
    }

    @Test
    void whatWasUnderWayIsDueSoonAfterItsReturn() throws InterruptedException {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at)
                values ('%s', 'customer', 1, '{}', now(), now())""".formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, asked)
                values ('%s', 'crm', 'customer', 'crm', 'due', now(), now(), 1)""".formatted(Sheets.ADA));
        var claimed = deliveries.claim(1).await().indefinitely();
        log.setLevel(Level.FINE);
        log.addHandler(failures);
        var ended = new CompletableFuture<Integer>();

        DatabaseGate.shut();
        dispatcher.send(claimed, false, (connection, places) -> ended.complete(places));
        failures.first.await();
        DatabaseGate.open();

        await().atMost(SOON).ignoreExceptions().until(() ->
                sheets.one("select lease is null and due_at <= now() + interval '5 s' from delivery"), "true"::equals);
        assertEquals(1, ended.join(), "its place is free");
    }
}
