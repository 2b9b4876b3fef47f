package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import io.attune.catalog.Environment;
import io.attune.catalog.Preload;
import io.attune.runtime.DataFolder;
import io.attune.runtime.DatabaseAddress;
import io.attune.runtime.OwnSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the command line decided, as the settings that the server reads. */
final class ServerSettings {

    private final Map<String, String> settings = new LinkedHashMap<>();

    ServerSettings(ServerOptions options, DataFolder folder) {
        put("quarkus.http.host", options.host);
        put("quarkus.http.port", Integer.toString(options.port));
        put("attune.connections", options.files().connections().toString());
        put("attune.connectors", options.files().connectors().toString());
        put("attune.mappings", options.files().mappings().toString());
        put("attune.api.token", OwnSecrets.apiToken(folder));
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
