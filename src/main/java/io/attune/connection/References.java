package io.attune.connection;

import com.google.re2j.Pattern;
import io.attune.connector.Secret;
import io.attune.yaml.Section;
import java.util.Optional;

/** Follows the references of a connections file. One that leads nowhere, or to nothing, is a problem at its place. */
final class References {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
    private static final String FILE = "file:";

    private final Secrets secrets;

    References(Secrets secrets) {
        this.secrets = secrets;
    }

    /** A setting: text in which each {@code ${NAME}} is replaced. Empty where one cannot be. */
    Optional<String> setting(Section at) {
        var text = at.text().orElse("");
        var variables = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        int end = 0;
        boolean complete = true;
        while (variables.find()) {
            var value = variable(at, variables.group(1));
            filled.append(text, end, variables.start()).append(value.orElse(""));
            complete &= value.isPresent();
            end = variables.end();
        }
        return complete ? Optional.of(filled.append(text.substring(end)).toString()) : Optional.empty();
    }

    /** A secret: nothing but one reference. What is written here instead is never repeated in the problem. */
    Optional<Secret> secret(Section at) {
        var text = at.text().orElse("");
        var variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return variable(at, variable.group(1)).map(Secret::of);
        }
        if (text.startsWith(FILE) && text.length() > FILE.length()) {
            return file(at, text.substring(FILE.length())).map(Secret::of);
        }
        at.problem("a secret does not stand in this file:"
                + " write ${NAME} for a variable of the environment, or file:PATH");
        return Optional.empty();
    }

    boolean canSeal() {
        return secrets.canSeal();
    }

    private Optional<String> variable(Section at, String name) {
        return told(at, secrets.env(name), "the environment has no variable " + name,
                "the variable " + name + " is empty");
    }

    private Optional<String> file(Section at, String path) {
        return told(at, secrets.file(path), "the file " + path + " cannot be read", "the file " + path + " is empty");
    }

    private static Optional<String> told(Section at, Optional<String> value, String missing, String empty) {
        if (value.isEmpty() || value.get().isBlank()) {
            at.problem(value.isEmpty() ? missing : empty);
            return Optional.empty();
        }
        return value;
    }
}
