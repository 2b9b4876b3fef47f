package io.attune.event;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells whether events are handed on here; a process that hands on none should get no webhooks either. */
@ApplicationScoped
class ChannelHealth implements HealthReporter {

    private final EventFeed feed;

    ChannelHealth(EventFeed feed) {
        this.feed = feed;
    }

    @Override
    public HealthReport getReadiness() {
        return feed.trouble()
                .map(why -> HealthReport.builder().add(Event.CHANNEL, false, why))
                .orElseGet(() -> HealthReport.builder().add(Event.CHANNEL, true))
                .build();
    }
}
