package io.attune.connector;

import io.attune.connector.answer.ErrorRules;
import io.attune.connector.template.Template;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code auth}. */
final class AuthDecoder {

    /** What each type of signing in must have. */
    private static final Map<String, List<String>> KEYS = Map.of(
            "none", List.of(),
            "bearer", List.of("secret"),
            "basic", List.of("secret", "user"),
            "header", List.of("secret", "header"),
            "query", List.of("secret", "parameter"),
            "oauth2", List.of("grant", "token_url"));

    private final Declared declared;
    private final Template base;
    private final ErrorRules errors;

    AuthDecoder(Declared declared, Template base, ErrorRules errors) {
        this.declared = declared;
        this.base = base;
        this.errors = errors;
    }

    Map<String, Auth> decode(Section section) {
        var ways = new LinkedHashMap<String, Auth>();
        section.entries().forEach((name, way) -> ways.put(name, way(way)));
        if (ways.isEmpty()) {
            ways.put("none", new NoAuth());
        }
        return ways;
    }

    private Auth way(Section way) {
        var type = way.text("type", "none");
        KEYS.get(type).stream().filter(key -> !way.has(key))
                .forEach(key -> way.problem("signing in by " + type + " needs the key '" + key + "'"));
        return switch (type) {
            case "bearer" -> sent(way, SentSecret.Place.HEADER, "Authorization", "Bearer ");
            case "basic" -> sent(way, SentSecret.Place.BASIC, "Authorization", "");
            case "header" -> sent(way, SentSecret.Place.HEADER, way.text("header", ""), way.text("prefix", ""));
            case "query" -> sent(way, SentSecret.Place.QUERY, way.text("parameter", ""), "");
            case "oauth2" -> oauth2(way);
            default -> new NoAuth();
        };
    }

    private SentSecret sent(Section way, SentSecret.Place place, String name, String prefix) {
        var secret = way.has("secret") ? declared.secret(way.at("secret")) : "";
        return new SentSecret(place, name, prefix, template(way.at("user")), secret);
    }

    private Optional<Template> template(Section at) {
        return at.isWritten() ? Optional.of(Parse.template(at, declared.scope())) : Optional.empty();
    }

    private Auth oauth2(Section way) {
        var spent = way.has("spent_when")
                ? Optional.of(Parse.condition(way.at("spent_when"), Scopes.ANSWER))
                : Optional.<Formula>empty();
        var keep = way.texts("keep");
        var baseFrom = way.text("base_from");
        baseFrom.ifPresent(name -> Parse.isKnown(way.at("base_from"), name, keep, "kept value"));
        var reader = new TokenReader(tokenField(way.at("token_field")), keep,
                Parse.duration(way.at("assume_valid")), errors);
        return new DeclaredOAuth2(request(way), reader, spent, way.text("send_as"), base, baseFrom);
    }

    private static Path tokenField(Section at) {
        return at.isWritten() ? Parse.path(at) : Path.parse("access_token");
    }

    private TokenRequest request(Section way) {
        var grant = way.text("grant", "");
        grantNeeds(way, grant);
        var parameters = new LinkedHashMap<String, Template>();
        way.text("scope").ifPresent(scope ->
                parameters.put("scope", Parse.template(way.at("scope"), declared.scope())));
        way.at("parameters").entries()
                .forEach((name, at) -> parameters.put(name, Parse.template(at, declared.scope())));
        return new TokenRequest(grant, Parse.template(way.at("token_url"), declared.scope()),
                template(way.at("client_id")), secret(way.at("client_secret")),
                way.text("client_auth", "body").equals("body"), secret(way.at("refresh_token")),
                way.has("jwt") ? Optional.of(jwt(way.at("jwt"))) : Optional.empty(), parameters,
                way.yes("rotates", false));
    }

    private static void grantNeeds(Section way, String grant) {
        var needed = switch (grant) {
            case "client_credentials" -> List.of("client_id", "client_secret");
            case "refresh_token" -> List.of("refresh_token", "client_id");
            case "jwt_bearer" -> List.of("jwt");
            default -> List.<String>of();
        };
        needed.stream().filter(key -> !way.has(key))
                .forEach(key -> way.problem("the grant " + grant + " needs the key '" + key + "'"));
        List.of("refresh_token", "jwt").stream().filter(key -> way.has(key) && !needed.contains(key))
                .forEach(key -> way.at(key).problemOfKey("the grant " + grant + " has no '" + key + "'"));
    }

    private Optional<String> secret(Section at) {
        return at.isWritten() ? Optional.of(declared.secret(at)) : Optional.empty();
    }

    private JwtBearer jwt(Section jwt) {
        return new JwtBearer(Parse.template(jwt.at("issuer"), declared.scope()), template(jwt.at("subject")),
                Parse.template(jwt.at("audience"), declared.scope()), declared.secret(jwt.at("private_key")),
                Parse.duration(jwt.at("valid")).orElse(Duration.ofMinutes(3)));
    }
}
