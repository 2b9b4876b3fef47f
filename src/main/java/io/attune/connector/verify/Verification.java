package io.attune.connector.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One way of proving where a message comes from. */
public sealed interface Verification permits Signature, SharedSecret, Unverified {

    /**
     * @param secrets the live ones, the newest first; during a change of secrets any of them may have signed
     * @param now     what the sender's time is held against
     */
    Finding check(Message message, List<String> secrets, Instant now);

    /** What makes a secret unfit for this way, in words that do not show it. */
    Optional<String> weakness(String secret);

    /** Why a message that was held for forged may not match after all: slips that integrators make, each tried. */
    List<String> hints(Message message, List<String> secrets);
}
