package io.attune.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, in plain words, a line each. Kept only where somebody will read it. */
public final class Journal {

    private final VirtualClock clock;
    private final boolean kept;
    private final Instant start;
    private final List<String> lines = new ArrayList<>();

    public Journal(VirtualClock clock, boolean kept) {
        this.clock = clock;
        this.kept = kept;
        this.start = clock.now();
    }

    /** As {@link String#format}; the text is made only where it is kept. */
    public void note(String words, Object... parts) {
        if (kept) {
            var since = Duration.between(start, clock.now());
            lines.add(String.format(Locale.ROOT, "%9.1f s  ", since.toMillis() / 1000.0) + words.formatted(parts));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
