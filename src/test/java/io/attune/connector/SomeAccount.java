package io.attune.connector;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An account whose every secret has the same values. */
record SomeAccount(Map<String, String> settings, List<Secret> values) implements Account {

    static SomeAccount with(Map<String, String> settings, String... secrets) {
        return new SomeAccount(settings, Stream.of(secrets).map(Secret::of).toList());
    }

    @Override
    public String name() {
        return "it";
    }

    @Override
    public List<Secret> secrets(String name) {
        return values;
    }
}
