package io.attune.sandbox.shop.hook;

import io.attune.sandbox.SandboxSwitch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Where there is no sandbox, its shop sends nothing. */
@ApplicationScoped
class NoShop implements Scheduled.SkipPredicate {

    private final SandboxSwitch sandbox;

    NoShop(SandboxSwitch sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !sandbox.isOn();
    }
}
