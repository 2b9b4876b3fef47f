package io.attune.connector;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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
}
