package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.document.Canonical;
import io.attune.yaml.Checked;
import io.attune.yaml.FileSchema;
import io.attune.yaml.Problem;
import io.attune.yaml.Section;
import io.attune.yaml.YamlFile;
import io.attune.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Reads {@code connectors/NAME.yaml}. */
public final class ConnectorLoader {

    private static final FileSchema SCHEMA = FileSchema.of(schema());

    private ConnectorLoader() {}

    /** The connector, or every fault of the file at once. */
    public static Checked<Connector> load(String file, byte[] bytes) {
        return YamlReader.read(file, bytes).then(SCHEMA::check).then(read -> decode(read, Canonical.sha256(bytes)));
    }

    /** The JSON Schema of connector files, for editors. */
    public static String schema() {
        try (InputStream in = ConnectorLoader.class.getResourceAsStream("/connectors/connector.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Connector> decode(YamlFile read, String hash) {
        var problems = new ArrayList<Problem>();
        var connector = connector(Section.of(read, problems), hash);
        return problems.isEmpty() ? Checked.valid(connector) : Checked.faulty(problems.stream().distinct().toList());
    }

    private static Connector connector(Section file, String hash) {
        var declared = SettingsDecoder.decode(file);
        var errors = ErrorsDecoder.decode(file.at("errors"));
        var limits = LimitsDecoder.decode(file.at("limits"));
        Template base = Parse.template(file.at("calls").at("base"), declared.scope());
        var common = new CallDecoder.Common(declared, base, file.at("calls"), errors, limits);
        var objects = new LinkedHashMap<String, DecodedObject>();
        file.at("objects").entries()
                .forEach((name, object) -> objects.put(name, new ObjectDecoder(common, object).decode()));
        var name = file.text("connector", "");
        var byName = new LinkedHashMap<String, ConnectorObject>();
        objects.forEach((key, object) -> byName.put(key, object.object()));
        return new DeclaredConnector(name, file.text("about", ""), hash, declared.settings(), declared.secrets(),
                new WebhookDecoder(file.at("webhook"), declared, objects).decode(name),
                new AuthDecoder(declared, base, errors).decode(file.at("auth")), limits, byName);
    }
}
