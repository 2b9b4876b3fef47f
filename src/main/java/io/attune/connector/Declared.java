package io.attune.connector;

import io.attune.expression.Scope;
import io.attune.yaml.Section;
import java.util.Collection;
import java.util.Map;

/** The settings and secrets of a connector file, against which the rest of it is checked. */
record Declared(Map<String, Setting> settings, Map<String, Setting> secrets) {

    Scope scope() {
        return Scopes.settings(settings.keySet());
    }

    /** The secret's name written here. */
    String secret(Section at) {
        var name = at.text().orElse("");
        Parse.isKnown(at, name, secrets.keySet(), "secret");
        return name;
    }

    /** Calls must be possible with every connection, so what they use must always have a value. */
    void mustBeSet(Section at, Collection<String> used) {
        for (var name : used) {
            var setting = settings.get(name);
            if (setting != null && !setting.required() && setting.initial().isEmpty()) {
                at.problem("the setting '" + name + "' is used here, but a connection may leave it out:"
                        + " make it required, or give it a default");
            }
        }
    }
}
