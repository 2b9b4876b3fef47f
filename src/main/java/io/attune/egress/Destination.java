package io.attune.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a call is meant to go.
 *
 * @param scheme {@code https} or {@code http}
 * @param host   in lower case; an IPv6 address without its brackets
 * @param port   told or implied by the scheme
 */
public record Destination(String scheme, String host, int port) {

    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final int MAX_PORT = 65_535;

    /**
     * Empty where the text is no absolute http address, or carries a user name: {@code
     * https://crm.example@evil.example/}.
     */
    public static Optional<Destination> of(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Destination> of(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return port < 1 || port > MAX_PORT
                ? Optional.empty()
                : Optional.of(new Destination(scheme, plain(uri.getHost()), port));
    }

    private static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /**
     * Host and port as they stand in an address: {@code crm.example:8443}, {@code [::1]:8080}. The port always does.
     */
    public String authority() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
