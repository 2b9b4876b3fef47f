package io.attune.sandbox.crm.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** When something was done, to the second as the vendor tells it, and by whom. */
public record Stamp(Instant at, String by) {

    /** The user that integrations sign in as. */
    public static final String INTEGRATION = "0055i0000000001AAA";
    /** The person who edits records on the sandbox's page. */
    public static final String PERSON = "0055i0000000002AAA";

    public Stamp {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }
}
