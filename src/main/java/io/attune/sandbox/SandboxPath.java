package io.attune.sandbox;

import java.util.Optional;

/** {@code /sandbox/crm/services/data}: the sandbox {@code crm}, and the rest {@code /services/data}. */
record SandboxPath(String sandbox, String rest) {

    static final String ROOT = "/sandbox";

    /** Empty for the root itself. */
    static Optional<SandboxPath> read(String path) {
        if (!path.startsWith(ROOT + "/")) {
            return Optional.empty();
        }
        var behind = path.substring(ROOT.length() + 1);
        int slash = behind.indexOf('/');
        return Optional.of(slash < 0
                ? new SandboxPath(behind, "")
                : new SandboxPath(behind.substring(0, slash), behind.substring(slash)));
    }
}
