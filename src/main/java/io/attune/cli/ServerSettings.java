package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import io.attune.catalog.Environment;
import io.attune.catalog.Preload;
import io.attune.event.Queue;
import io.attune.runtime.DataFolder;
import io.attune.runtime.DatabaseAddress;
import io.attune.runtime.OwnSecrets;
import io.attune.runtime.StartRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the command line decided, as the settings that the server reads. */
final class ServerSettings {

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** @throws StartRefused where nothing that could carry the inbox is called as it is given */
    ServerSettings(ServerOptions options, DataFolder folder) {
        requireQueue(Optional.ofNullable(System.getProperty("attune.queue")).or(() ->
                Optional.ofNullable(System.getenv("ATTUNE_QUEUE"))));
        put("quarkus.http.host", options.host);
        put("quarkus.http.port", Integer.toString(options.port));
        put("attune.connections", options.files().connections().toString());
        put("attune.connectors", options.files().connectors().toString());
        put("attune.mappings", options.files().mappings().toString());
        put("attune.api.token", OwnSecrets.apiToken(folder));
    }

    /** Other settings depend on this one, and would be told instead. */
    static void requireQueue(Optional<String> given) {
        given.ifPresent(name -> StartRefused.unlessRead(() -> Queue.named(name)));
    }

    ServerSettings with(DatabaseAddress database) {
        put("quarkus.datasource.reactive.url", database.url());
        put("quarkus.datasource.username", database.user());
        put("quarkus.datasource.password", database.password());
        return this;
    }

    ServerSettings with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    void put(String name, String value) {
        settings.put(name, value);
    }

    /** Begins to load the files with what is known so far, while the database starts. */
    void preload(CatalogFiles files) {
        Preload.begin(files, new Environment(name -> Optional.ofNullable(settings.get(name))));
    }

    void apply() {
        settings.forEach(System::setProperty);
    }
}
