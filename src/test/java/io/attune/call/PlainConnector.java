package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Account;
import io.attune.connector.Auth;
import io.attune.connector.Call;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Limits;
import io.attune.connector.OAuth2;
import io.attune.connector.Request;
import io.attune.connector.Setting;
import io.attune.connector.Token;
import io.attune.connector.Webhooks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A connector without a file: only what calling needs of one. */
record PlainConnector(Limits limits, Auth auth) implements Connector {

    static final Limits WIDE = new PlainLimits(1_000_000, Duration.ofSeconds(1), 100);
    static final Auth NONE = new PlainAuth(Optional.empty());

    static Connection connection(String name) {
        return connection(name, WIDE, NONE);
    }

    static Connection connection(String name, Limits limits, Auth auth) {
        return new Connection(name, new PlainConnector(limits, auth), "only", Map.of(), Map.of());
    }

    static Call call(String kind, String url) {
        return call(kind, "GET", url, Optional.empty());
    }

    static Call call(String kind, String method, String url, Optional<byte[]> body) {
        var request = new Request(method, url, Map.of(), body, Duration.ofSeconds(20));
        return new Call(kind, kind, request, Set.of(), Map.of());
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String about() {
        return "";
    }

    @Override
    public String hash() {
        return "";
    }

    @Override
    public Map<String, Setting> settings() {
        return Map.of();
    }

    @Override
    public Map<String, Setting> secrets() {
        return Map.of();
    }

    @Override
    public Webhooks webhooks() {
        throw new AssertionError("calling looks at no webhooks");
    }

    @Override
    public Map<String, Auth> auths() {
        return Map.of("only", auth);
    }

    @Override
    public Optional<ConnectorObject> object(String name) {
        return Optional.empty();
    }

    @Override
    public Collection<ConnectorObject> objects() {
        return List.of();
    }

    /** A pause where the answer has {@code x-pause}, in seconds. */
    record PlainLimits(int permits, Duration period, int concurrency) implements Limits {

        @Override
        public Optional<Duration> pauseAfter(HttpAnswer answer) {
            return answer.header("x-pause").map(Long::parseLong).map(Duration::ofSeconds);
        }
    }

    /** {@code authorization: Bearer TOKEN}, where there is one. */
    record PlainAuth(Optional<OAuth2> oauth2) implements Auth {

        @Override
        public Call apply(Call call, Account account, Optional<Token> token) {
            return token.map(it -> it.access().reveal()).map(access -> signed(call, access)).orElse(call);
        }

        private static Call signed(Call call, String access) {
            var headers = Map.of("authorization", "Bearer " + access);
            return call.with(new Request(call.method(), call.url(), headers, call.body(), call.timeout()));
        }
    }
}
