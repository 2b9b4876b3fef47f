package io.attune.connector;

import java.util.Optional;

/**
 * A setting or a secret that a connection of this connector may have.
 *
 * @param initial  the value of a setting that a connection leaves out; it may use other settings as {@code {settings.NAME}}
 * @param pattern  what a setting must look like, RE2 syntax, the whole text
 * @param words    the pattern in words
 * @param required a connection must have it, however it signs in
 */
public record Setting(String name, String about, boolean required, Optional<String> initial, Optional<String> pattern,
        String words) {}
