package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.document.InOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is sent for a token.
 *
 * @param clientSecret the name of the secret
 * @param inBody       client id and secret go in the form; else in a Basic header
 * @param refreshToken of the refresh_token grant: the name of the secret with the first one
 * @param jwt          of the jwt_bearer grant
 * @param rotates      an answer brings a new refresh token
 */
record TokenRequest(String grant, Template url, Optional<Template> clientId, Optional<String> clientSecret,
        boolean inBody, Optional<String> refreshToken, Optional<JwtBearer> jwt, Map<String, Template> parameters,
        boolean rotates) {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    TokenRequest {
        parameters = InOrder.map(parameters);
    }

    Map<String, String> headers(Account account) {
        return inBody || clientSecret.isEmpty() ? Map.of()
                : Map.of("Authorization", SentSecret.basic(clientId(account), secret(account, clientSecret.get())));
    }

    Map<String, String> form(Account account, Optional<Secret> refresh, Instant now) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", jwt.isPresent() ? JWT_BEARER : grant);
        jwt.ifPresent(bearer -> form.put("assertion", bearer.assertion(account, now)));
        refreshToken.ifPresent(name -> form.put("refresh_token",
                refresh.map(Secret::reveal).orElseGet(() -> secret(account, name))));
        if (inBody && clientId.isPresent()) {
            form.put("client_id", clientId(account));
        }
        if (inBody) {
            clientSecret.ifPresent(name -> form.put("client_secret", secret(account, name)));
        }
        parameters.forEach((name, template) -> Values.text(template, account).ifPresent(text -> form.put(name, text)));
        return form;
    }

    private String clientId(Account account) {
        return clientId.flatMap(template -> Values.text(template, account)).orElse("");
    }

    private static String secret(Account account, String name) {
        return account.secrets(name).stream().findFirst().map(Secret::reveal).orElse("");
    }

    Needs needs() {
        var settings = new TreeSet<>(url.namesOf("settings"));
        clientId.ifPresent(template -> settings.addAll(template.namesOf("settings")));
        parameters.values().forEach(template -> settings.addAll(template.namesOf("settings")));
        jwt.ifPresent(bearer -> List.of(bearer.issuer(), bearer.audience()).forEach(
                template -> settings.addAll(template.namesOf("settings"))));
        jwt.flatMap(JwtBearer::subject).ifPresent(template -> settings.addAll(template.namesOf("settings")));
        var secrets = new TreeSet<String>();
        clientSecret.ifPresent(secrets::add);
        refreshToken.ifPresent(secrets::add);
        jwt.ifPresent(bearer -> secrets.add(bearer.privateKey()));
        return new Needs(settings, secrets);
    }

    List<String> faults(Account account) {
        return jwt.filter(bearer -> !account.secrets(bearer.privateKey()).isEmpty() && bearer.key(account).isEmpty())
                .map(bearer -> List.of("the secret '" + bearer.privateKey()
                        + "' is not an RSA key in PEM (PKCS#8, -----BEGIN PRIVATE KEY-----)"))
                .orElse(List.of());
    }
}
