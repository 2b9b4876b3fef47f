package io.attune.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether there is a sandbox at all; the demo has one. */
@ApplicationScoped
public class SandboxSwitch {

    private final boolean on;

    SandboxSwitch(@ConfigProperty(name = "attune.sandbox.enabled", defaultValue = "false") boolean on) {
        this.on = on;
    }

    public boolean isOn() {
        return on;
    }
}
