package io.attune.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a bench does.
 *
 * @param home    where the launcher and the connectors are
 * @param results where what it found is written
 * @param length  of each phase at a fixed rate
 * @param load    how much is sent, and how long before anything counts
 * @param rates   events a second at which latency is measured
 * @param runs    how often all phases are gone through; medians count
 * @param target  how the sink answers
 * @param subject which Attune
 */
public record Plan(Path home, Path results, Scenario scenario, Duration length, Pressure load, List<Integer> rates,
        int runs, Target target, Subject subject) {

    /**
     * @param events how many make the backlog whose delivery is measured
     * @param atOnce how many of it are sent at once
     * @param warmUp how long Attune runs at most before anything is measured
     * @param stored how many records its database holds then besides
     */
    public record Pressure(int events, int atOnce, Duration warmUp, int stored) {

        private static final Duration USUALLY = Duration.ofMinutes(10);
        private static final long SLOWEST_A_SECOND = 500;

        /** What has no end of its own ends then. */
        Duration longest() {
            return Collections.max(List.of(USUALLY, Duration.ofSeconds(events / SLOWEST_A_SECOND)));
        }
    }

    /**
     * @param kind  what the sink passes for
     * @param delay how long the sink takes to answer
     * @param port  where it listens; 0 for any free one
     */
    public record Target(Kind kind, Duration delay, int port) {

        /** What the sink passes for. */
        public enum Kind {
            /** Salesforce, in its connector's calls and limits. */
            CRM("connections.yaml"),
            /** A system that takes a contact in one call, and as many calls as come: what is measured is Attune. */
            PLAIN("connections-plain.yaml");

            private final String connections;

            Kind(String connections) {
                this.connections = connections;
            }

            String connections() {
                return Webhooks.resource(connections);
            }
        }
    }

    /**
     * @param url     of an Attune that runs already; empty to start one
     * @param secret  of its shop's webhooks
     * @param profile whether the started one records where its time goes
     */
    public record Subject(Optional<URI> url, String secret, boolean profile) {}
}
