package io.attune.connector;

import io.attune.connector.template.Template;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * OAuth 2 (RFC 6749) as a connector file describes it.
 *
 * @param spent    a condition over an answer that says that the token holds no more; empty: status 401
 * @param sendAs   the header that carries the token alone; empty: {@code Authorization: Bearer}
 * @param base     what all calls begin with
 * @param baseFrom the kept value that replaces it
 */
record DeclaredOAuth2(TokenRequest request, TokenReader reader, Optional<Formula> spent, Optional<String> sendAs,
        Template base, Optional<String> baseFrom) implements Auth, OAuth2 {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Override
    public Call tokenCall(Account account, Optional<Secret> refresh, Instant now) {
        var headers = new LinkedHashMap<>(request.headers(account));
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Accept", "application/json");
        var url = Values.text(request.url(), account).orElse("");
        var body = Escape.form(request.form(account, refresh, now)).getBytes(StandardCharsets.US_ASCII);
        return new Call("token", "token", new Request("POST", url, headers, Optional.of(body), TIMEOUT), Set.of(),
                Map.of());
    }

    @Override
    public TokenAnswer read(HttpAnswer answer, Instant now) {
        return reader.read(answer.view(), now);
    }

    @Override
    public boolean isSpent(HttpAnswer answer) {
        return spent.map(condition -> holds(condition, answer)).orElse(answer.status() == 401);
    }

    private static boolean holds(Formula condition, HttpAnswer answer) {
        try {
            return condition.evaluate(answer.view().variables()).booleanValue();
        } catch (FormulaException e) {
            return false;
        }
    }

    @Override
    public boolean rotates() {
        return request.rotates();
    }

    @Override
    public Call apply(Call call, Account account, Optional<Token> token) {
        var held = token.orElseThrow(() -> new IllegalArgumentException("a call that signs in by token needs one"));
        var access = held.access().reveal();
        var signed = sendAs.map(header -> call.request().withHeader(header, access))
                .orElseGet(() -> call.request().withHeader("Authorization", "Bearer " + access));
        return call.with(based(signed, account, held));
    }

    /** A token may tell where its account really lives; calls go there from then on. */
    private Request based(Request request, Account account, Token token) {
        var told = baseFrom.map(name -> token.extra().get(name)).filter(url -> url.startsWith("https://")
                || url.startsWith("http://"));
        var own = Values.text(base, account).orElse("");
        return told.filter(url -> request.url().startsWith(own))
                .map(url -> request.withUrl(withoutSlash(url) + request.url().substring(own.length())))
                .orElse(request);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public Optional<OAuth2> oauth2() {
        return Optional.of(this);
    }

    @Override
    public Needs needs() {
        var settings = new TreeSet<>(request.needs().settings());
        settings.addAll(base.namesOf("settings"));
        return new Needs(settings, request.needs().secrets());
    }

    @Override
    public List<String> faults(Account account) {
        return request.faults(account);
    }
}
