package io.attune.connector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.attune.connector.template.Template;
import io.attune.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code settings} and {@code secrets}. */
final class SettingsDecoder {

    private SettingsDecoder() {}

    static Declared decode(Section file) {
        return new Declared(settings(file.at("settings")), settings(file.at("secrets")));
    }

    private static Map<String, Setting> settings(Section section) {
        var settings = new LinkedHashMap<String, Setting>();
        section.entries().forEach((name, at) -> settings.put(name, setting(name, at, section.entries().keySet())));
        return settings;
    }

    private static Setting setting(String name, Section at, Set<String> names) {
        var initial = at.has("default")
                ? Optional.of(Parse.template(at.at("default"), Scopes.settings(names)))
                : Optional.<Template>empty();
        var pattern = at.parsed("pattern", SettingsDecoder::pattern);
        return new Setting(name, at.text("about", ""), at.yes("required", false), initial, pattern,
                at.text("words", "a text of the form " + at.text("pattern", "")));
    }

    static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a pattern: " + e.getDescription(), e);
        }
    }
}
