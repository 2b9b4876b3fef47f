package io.attune.connector;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A kind of system, as its file describes it. */
public interface Connector {

    String name();

    String about();

    /** Hex SHA-256 of the file. */
    String hash();

    Map<String, Setting> settings();

    Map<String, Setting> secrets();

    Webhooks webhooks();

    /** The ways to sign in by name; the first is the one that a connection has unless it says otherwise. */
    Map<String, Auth> auths();

    Limits limits();

    Optional<ConnectorObject> object(String name);

    Collection<ConnectorObject> objects();

    /** A connection's own settings, and for those it leaves out this file's. A setting that neither gives is absent. */
    default Map<String, String> settled(Map<String, String> own) {
        var settled = new LinkedHashMap<>(own);
        settings().values().forEach(setting -> {
            if (!settled.containsKey(setting.name())) {
                setting.initial()
                        .flatMap(template ->
                                template.text(Map.of("settings", Values.texts(settled)), UnaryOperator.identity()))
                        .ifPresent(value -> settled.put(setting.name(), value));
            }
        });
        return settled;
    }
}
