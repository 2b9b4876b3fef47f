package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.call.Reply.NotSent;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CallerWiringTest {

    @Inject
    Caller caller;

    /** With the machine's own resolver, and no door. */
    @Test
    void callsNobodyOnThisMachineUnlessItIsAllowedTo() {
        var reply = caller.call(PlainConnector.connection("crm"), PlainConnector.call("read", "https://localhost/"))
                .await().atMost(Duration.ofSeconds(30));

        var words = assertInstanceOf(NotSent.class, reply).words();
        assertEquals("localhost may not be called: 127.0.0.1 is this machine", words.split(", ")[0]);
    }
}
