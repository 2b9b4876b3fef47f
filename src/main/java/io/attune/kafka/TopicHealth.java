package io.attune.kafka;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells whether webhooks can be taken, which is what a process is asked for, and whether they are stored, which can
 * wait: as long as the database is away, they gather on the topic.
 */
@ApplicationScoped
class TopicHealth implements HealthReporter {

    private final TopicProbe probe;
    private final TopicIntake intake;

    TopicHealth(TopicProbe probe, TopicIntake intake) {
        this.probe = probe;
        this.intake = intake;
    }

    @Override
    public HealthReport getReadiness() {
        var report = HealthReport.builder();
        if (probe.isStarted()) {
            report.add("arrivals", probe.trouble().isEmpty(), probe.trouble().orElse(null));
            report.add("topic", true, intake.trouble().orElse(null));
        }
        return report.build();
    }
}
