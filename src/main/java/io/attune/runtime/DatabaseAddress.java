package io.attune.runtime;

import java.net.URI;
import java.util.Optional;

/**
 * Where the PostgreSQL database is and how to sign in.
 *
 * @param url {@code postgresql://host:port/database}, perhaps with {@code ?sslmode=...}; never with user or password
 */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * Reads what operators write: {@code postgresql://}, {@code postgres://} or {@code jdbc:postgresql://}, user and
     * password within it or apart. What stands apart wins.
     *
     * @throws StartRefused in words, without the password
     */
    public static DatabaseAddress of(String written, Optional<String> user, Optional<String> password) {
        var uri = uri(written.startsWith("jdbc:") ? written.substring("jdbc:".length()) : written);
        var within = Optional.ofNullable(uri.getUserInfo());
        var name = user.or(() -> within.map(info -> info.split(":", 2)[0]));
        var secret = password.or(() -> within.filter(info -> info.contains(":")).map(info -> info.split(":", 2)[1]));
        return new DatabaseAddress(
                bare(uri),
                name.orElseThrow(() -> new StartRefused(
                        "the database address names no user: set ATTUNE_DATABASE_USER")),
                secret.orElse(""));
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getPath() != null && uri.getPath().length() > 1) {
                return uri;
            }
        } catch (java.net.URISyntaxException e) {
            // told below, without the text: it may hold the password
        }
        throw new StartRefused("ATTUNE_DATABASE_URL is not an address of the form postgresql://host:5432/database");
    }

    private static String bare(URI uri) {
        var port = uri.getPort() < 0 ? 5432 : uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return "postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query;
    }

    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
