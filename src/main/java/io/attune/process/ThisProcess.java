package io.attune.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who holds the leases that are taken here: a process that comes back after a crash is another one. */
@ApplicationScoped
public class ThisProcess {

    private final UUID id = UUID.randomUUID();

    public UUID id() {
        return id;
    }
}
