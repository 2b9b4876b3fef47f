package io.attune.connection;

import io.attune.connector.Account;
import io.attune.connector.Auth;
import io.attune.connector.Connector;
import io.attune.connector.Secret;
import java.util.List;
import java.util.Map;

/**
 * One account at a system.
 *
 * @param way      the name of its way to sign in
 * @param settings its own, and the connector's defaults for those it leaves out
 */
public record Connection(String name, Connector connector, String way, Map<String, String> settings,
        Map<String, List<Secret>> secrets) implements Account {

    public Connection {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
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
