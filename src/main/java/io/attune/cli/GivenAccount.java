package io.attune.cli;

import io.attune.connector.Account;
import io.attune.connector.Connector;
import io.attune.connector.Secret;
import java.util.List;
import java.util.Map;

/** A connection that stands in no file: its secrets and settings come from the command line. */
record GivenAccount(Connector connector, List<Secret> given, Map<String, String> own) implements Account {

    @Override
    public String name() {
        return "the command line";
    }

    @Override
    public Map<String, String> settings() {
        return own.isEmpty() ? own : connector.settled(own);
    }

    @Override
    public List<Secret> secrets(String name) {
        return connector.webhooks().secret().filter(name::equals).isPresent() ? given : List.of();
    }
}
