package io.attune.connector;

import io.attune.connector.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A secret that goes with each call as it is.
 *
 * @param name   of HEADER: the header; of QUERY: the parameter
 * @param prefix of HEADER: what stands before the secret
 * @param user   of BASIC
 * @param secret the secret's name
 */
record SentSecret(Place place, String name, String prefix, Optional<Template> user, String secret)
        implements Auth {

    /** Where it goes. */
    public enum Place { HEADER, BASIC, QUERY }

    @Override
    public Call apply(Call call, Account account, Optional<Token> token) {
        var value = account.secrets(secret).get(0).reveal();
        return call.with(switch (place) {
            case HEADER -> call.request().withHeader(name, prefix + value);
            case BASIC -> call.request().withHeader("Authorization", basic(user(account), value));
            case QUERY -> call.request().withParameter(name, value);
        });
    }

    private String user(Account account) {
        return user.flatMap(template -> Values.text(template, account)).orElse("");
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<OAuth2> oauth2() {
        return Optional.empty();
    }

    @Override
    public Needs needs() {
        return new Needs(user.map(template -> template.namesOf("settings")).orElse(Set.of()), Set.of(secret));
    }
}
