package io.attune.call;

import io.attune.connector.Call;
import io.attune.egress.Destination;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request with the only addresses it may go to.
 *
 * @param addresses filtered; at least one
 * @param bound     of the whole exchange, from dialling to the answer's last byte
 */
record Parcel(RequestOptions options, Optional<Buffer> body, Destination destination, List<InetAddress> addresses,
        Duration bound) {

    private static final String PRODUCT = "Attune";

    /**
     * @throws IllegalArgumentException where the call holds what HTTP does not allow, a line end in a header for
     * example
     */
    static Parcel of(Call call, Destination destination, List<InetAddress> addresses, Duration bound) {
        var uri = URI.create(URI.create(call.url()).toASCIIString());
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setSsl(destination.secure())
                .setHost(destination.host())
                .setPort(destination.port())
                .setURI(target(uri))
                .setFollowRedirects(false)
                .putHeader("user-agent", PRODUCT);
        if (destination.host().indexOf(':') >= 0) {
            options.putHeader("host", destination.authority()); // Vert.x would leave out the brackets
        }
        call.headers().forEach(options::putHeader);
        options.putHeader("accept-encoding", "gzip"); // last: AnswerBody unpacks nothing else
        return new Parcel(options, call.body().map(Buffer::buffer), destination, addresses, bound);
    }

    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /**
     * For one of the addresses. The host stays the name: it is what the certificate, SNI and the Host header are about.
     */
    RequestOptions to(int address) {
        return new RequestOptions(options).setServer(socket(addresses.get(address)));
    }

    private SocketAddress socket(InetAddress address) {
        try {
            var nameless = InetAddress.getByAddress(address.getAddress()); // no name is left that could be asked again
            return SocketAddress.inetSocketAddress(new InetSocketAddress(nameless, destination.port()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** Neither path nor headers nor body. */
    @Override
    public String toString() {
        return options.getMethod() + " " + destination;
    }
}
