package io.attune.event;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells whether events are handed on here. A process that hands on none should get no webhooks either, unless it can
 * take them in all the same: then it only says so.
 */
@ApplicationScoped
class ChannelHealth implements HealthReporter {

    private final EventFeed feed;
    private final Queue queue;

    ChannelHealth(EventFeed feed, @ConfigProperty(name = "attune.queue", defaultValue = "postgresql") Queue queue) {
        this.feed = feed;
        this.queue = queue;
    }

    @Override
    public HealthReport getReadiness() {
        return feed.trouble()
                .map(why -> HealthReport.builder().add(Event.CHANNEL, queue.takesInWithoutDatabase(), why))
                .orElseGet(() -> HealthReport.builder().add(Event.CHANNEL, true))
                .build();
    }
}
