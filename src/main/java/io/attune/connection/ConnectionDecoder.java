package io.attune.connection;

import io.attune.connector.Connector;
import io.attune.connector.Needs;
import io.attune.connector.OAuth2;
import io.attune.connector.Secret;
import io.attune.document.InOrder;
import io.attune.yaml.Section;
import io.attune.yaml.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one connection, and holds it against what its connector needs. */
final class ConnectionDecoder {

    private final Section section;
    private final Connector connector;
    private final References references;

    ConnectionDecoder(Section section, Connector connector, References references) {
        this.section = section;
        this.connector = connector;
        this.references = references;
    }

    Connection decode() {
        var way = way();
        var needs = connector.auths().get(way).needs();
        var settings = settings(needs);
        var secrets = secrets(needs);
        var connection = new Connection(section.key(), connector, way, settings, secrets, actors());
        connection.auth().faults(connection).forEach(section.at("secrets")::problem);
        canKeepItsTokens(connection);
        return connection;
    }

    /** A token that replaces itself and cannot be kept would shut the account out at its second use. */
    private void canKeepItsTokens(Connection connection) {
        if (connection.auth().oauth2().filter(OAuth2::rotates).isPresent() && !references.canSeal()) {
            section.at("auth").problem("each use of its refresh token gives another one, which is kept sealed, and"
                    + " there is no key to seal with: set ATTUNE_KEY (made by openssl rand -base64 32)");
        }
    }

    private String way() {
        var first = connector.auths().keySet().iterator().next();
        var chosen = section.text("auth", first);
        return isKnown(section.at("auth"), chosen, connector.auths().keySet(), "way to sign in") ? chosen : first;
    }

    private Actors actors() {
        var own = section.at("own_actor").items().stream().flatMap(at -> references.setting(at).stream()).toList();
        var roles = section.at("roles").entries().entrySet().stream()
                .map(entry -> Actors.Roles.of(entry.getKey(), section.at("roles").texts(entry.getKey())))
                .toList();
        return new Actors(InOrder.set(own), roles);
    }

    private Map<String, String> settings(Needs needs) {
        var own = new LinkedHashMap<String, String>();
        var written = section.at("settings");
        written.entries().forEach((name, at) -> {
            if (isKnownKey(at, name, connector.settings().keySet(), "setting")) {
                references.setting(at).ifPresent(value -> own.put(name, value));
            }
        });
        own.forEach((name, value) -> fits(written, name, value));
        connector.settings().values().stream()
                .filter(setting -> setting.required() || needs.settings().contains(setting.name()))
                .filter(setting -> setting.initial().isEmpty() && !written.has(setting.name()))
                .forEach(setting -> missing(written, "setting", setting.name(), setting.about()));
        return connector.settled(own);
    }

    private void fits(Section written, String name, String value) {
        var setting = connector.settings().get(name);
        if (!setting.fits(value) || value.isBlank()) {
            written.at(name).problem("expected " + (value.isBlank() ? "a text that is not empty" : setting.words())
                    + ", found '" + value + "'");
        }
    }

    private Map<String, List<Secret>> secrets(Needs needs) {
        var secrets = new LinkedHashMap<String, List<Secret>>();
        var written = section.at("secrets");
        written.entries().forEach((name, at) -> {
            if (isKnownKey(at, name, connector.secrets().keySet(), "secret")) {
                secrets.put(name, values(name, at));
            }
        });
        connector.secrets().values().stream()
                .filter(secret -> secret.required() || needs.secrets().contains(secret.name()))
                .filter(secret -> !written.has(secret.name()))
                .forEach(secret -> missing(written, "secret", secret.name(), secret.about()));
        return secrets;
    }

    private List<Secret> values(String name, Section at) {
        var values = new ArrayList<Secret>();
        for (var item : at.items()) {
            references.secret(item).ifPresent(value -> {
                values.add(value);
                if (connector.webhooks().secret().filter(name::equals).isPresent()) {
                    connector.webhooks().weakness(value).ifPresent(fault -> item.problem("the secret " + fault));
                }
            });
        }
        return List.copyOf(values);
    }

    private static void missing(Section written, String what, String name, String about) {
        written.problem("the " + what + " '" + name + "' is missing. " + about);
    }

    private static boolean isKnownKey(Section at, String name, Collection<String> known, String what) {
        if (!known.contains(name)) {
            at.problemOfKey(Spelling.unknown(what, name, known));
        }
        return known.contains(name);
    }

    static boolean isKnown(Section at, String name, Collection<String> known, String what) {
        if (!known.contains(name)) {
            at.problem(Spelling.unknown(what, name, known));
        }
        return known.contains(name);
    }
}
