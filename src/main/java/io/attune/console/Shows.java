package io.attune.console;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;

/** How templates show values. */
@TemplateExtension
final class Shows {

    private Shows() {}

    static String utc(Instant moment) {
        return Cell.utc(moment);
    }
}
