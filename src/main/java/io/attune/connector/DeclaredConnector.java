package io.attune.connector;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A connector as its file describes it; its maps keep the order of the file. */
record DeclaredConnector(String name, String about, String hash, Map<String, Setting> settings,
        Map<String, Setting> secrets, Webhooks webhooks, Map<String, Auth> auths, Limits limits,
        Map<String, ConnectorObject> byName) implements Connector {

    DeclaredConnector {
        settings = ordered(settings);
        secrets = ordered(secrets);
        auths = ordered(auths);
        byName = ordered(byName);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    @Override
    public Optional<ConnectorObject> object(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Collection<ConnectorObject> objects() {
        return byName.values();
    }

    @Override
    public String toString() {
        return name;
    }
}
