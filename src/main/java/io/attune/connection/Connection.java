package io.attune.connection;

import io.attune.connector.Account;
import io.attune.connector.Auth;
import io.attune.connector.Connector;
import io.attune.connector.Secret;
import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One account at a system.
 *
 * @param way      the name of its way to sign in
 * @param settings its own, and the connector's defaults for those it leaves out
 * @param actors   who is who at the system
 */
public record Connection(String name, Connector connector, String way, Map<String, String> settings,
        Map<String, List<Secret>> secrets, Actors actors) implements Account {

    public Connection {
        settings = InOrder.map(settings);
        secrets = InOrder.map(secrets);
    }

    /** One that knows nobody at its system, itself neither. */
    public Connection(String name, Connector connector, String way, Map<String, String> settings,
            Map<String, List<Secret>> secrets) {
        this(name, connector, way, settings, secrets, Actors.UNKNOWN);
    }

    /** Whether this author of a change, as the system names it, is ourselves. */
    public boolean isOwn(String actor) {
        return actors.own().contains(actor);
    }

    /** The roles of this author of a change; none, where the connections file gives none. */
    public Set<String> rolesOf(String actor) {
        return actors.rolesOf(actor);
    }

    @Override
    public List<Secret> secrets(String name) {
        return secrets.getOrDefault(name, List.of());
    }

    public Auth auth() {
        return connector.auths().get(way);
    }

    @Override
    public String toString() {
        return name + " (" + connector.name() + ")";
    }
}
