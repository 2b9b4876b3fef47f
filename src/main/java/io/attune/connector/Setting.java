package io.attune.connector;

import com.google.re2j.Pattern;
import io.attune.connector.template.Template;
import java.util.Optional;

/**
 * A setting or a secret that a connection of this connector may have.
 *
 * @param required a connection must have it, however it signs in
 * @param initial  the value of a setting that a connection leaves out; it may use other settings
 * @param pattern  what a setting must look like, the whole of it
 * @param words    the pattern in words
 */
public record Setting(String name, String about, boolean required, Optional<Template> initial,
        Optional<Pattern> pattern, String words) {

    public boolean fits(String value) {
        return pattern.map(form -> form.matcher(value).matches()).orElse(true);
    }
}
