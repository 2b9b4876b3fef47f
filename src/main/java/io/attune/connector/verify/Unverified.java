package io.attune.connector.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The system proves nothing: whoever knows the address is believed. */
public record Unverified() implements Verification {

    @Override
    public Finding check(Message message, List<String> secrets, Instant now) {
        return new Finding.Genuine();
    }

    @Override
    public Optional<String> weakness(String secret) {
        return Optional.empty();
    }

    @Override
    public List<String> hints(Message message, List<String> secrets) {
        return List.of();
    }
}
