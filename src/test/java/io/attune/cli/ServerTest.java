package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.runtime.StartRefused;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person is told when the server does not start. */
class ServerTest {

    @Test
    void tellsInWordsWhatThePersonCanMend() {
        assertEquals("these settings can't be read: attune.event.lease, attune.event.quota", told(
                new ConfigurationException("long", Set.of("attune.event.quota", "attune.event.lease"))));
        assertEquals("the port is in use by another program: choose another with --port", told(new BindException()));
        assertEquals("ATTUNE_KEY: key 1 is not base64", told(assertThrows(StartRefused.class, () ->
                StartRefused.unlessRead(() -> {
                    throw new IllegalArgumentException("ATTUNE_KEY: key 1 is not base64");
                }))));
    }

    @Test
    void tellsWhatCanCarryTheInbox() {
        ServerSettings.requireQueue(Optional.empty());
        ServerSettings.requireQueue(Optional.of("kafka"));
        assertEquals("attune.queue is postgresql or kafka, not rabbit", assertThrows(StartRefused.class,
                () -> ServerSettings.requireQueue(Optional.of("rabbit"))).getMessage());
    }

    @Test
    void whatNobodyCanMendStaysABug() {
        var bug = new IllegalStateException("bug");
        assertEquals(bug, Server.refused(bug).getCause());
    }

    private static String told(Throwable failure) {
        return Server.refused(new RuntimeException("around", failure)).getMessage();
    }
}
