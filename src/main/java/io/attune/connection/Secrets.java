package io.attune.connection;

import java.util.Optional;

/** Where the references in {@code connections.yaml} lead. */
public interface Secrets {

    /** A variable of the environment; empty where it is not set. */
    Optional<String> env(String name);

    /** The text of a file, without the line end that editors put behind it; empty where it cannot be read. */
    Optional<String> file(String path);

    /** Whether there is a key that seals what a system gives us to keep. */
    boolean canSeal();
}
