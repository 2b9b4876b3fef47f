package io.attune.connector;

import java.util.List;
import java.util.Map;

/** What a connector file's templates and checks may know of a connection: its settings and its secrets. */
public interface Account {

    /** The connection's name. */
    String name();

    /** Every setting that has a value, its own or the connector's default. */
    Map<String, String> settings();

    /** The live values of a secret, the newest first; empty where the connection has none of this name. */
    List<Secret> secrets(String name);
}
