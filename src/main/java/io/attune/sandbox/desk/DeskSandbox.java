package io.attune.sandbox.desk;

import io.attune.sandbox.Sandbox;
import io.attune.sandbox.VendorAnswer;
import jakarta.enterprise.context.ApplicationScoped;

/** The help desk as its gate sees it. */
@ApplicationScoped
class DeskSandbox implements Sandbox {

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public boolean isApi(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public VendorAnswer throttled() {
        return Words.tooMany(1);
    }

    @Override
    public VendorAnswer failing(int status) {
        return status == 429 ? throttled() : Words.of(status);
    }
}
