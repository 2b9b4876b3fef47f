package io.attune.sandbox.desk;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Before a call: signed in, within the limit. After it: the limit's headers. */
@Provider
@DeskApi
class DeskApiFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final ApiMinute minute;
    private final List<String> known;

    DeskApiFilter(ApiMinute minute,
            @ConfigProperty(name = "attune.sandbox.desk.user", defaultValue = "attune@example.com") String user,
            @ConfigProperty(name = "attune.sandbox.desk.api-token", defaultValue = "attune-demo-desk-token")
            String token) {
        this.minute = minute;
        var pair = (user + "/token:" + token).getBytes(StandardCharsets.UTF_8);
        this.known = List.of("Basic " + Base64.getEncoder().encodeToString(pair), "Bearer " + token);
    }

    @Override
    public void filter(ContainerRequestContext call) {
        if (!isSignedIn(call.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            call.abortWith(Words.signedOut().toResponse());
        } else if (!minute.admit()) {
            call.abortWith(Words.tooMany(minute.secondsLeft()).toResponse());
        }
    }

    private boolean isSignedIn(String authorization) {
        var given = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
        return known.stream().anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), given));
    }

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        answer.getHeaders().putSingle("X-Rate-Limit", minute.limit());
        answer.getHeaders().putSingle("X-Rate-Limit-Remaining", minute.remaining());
        answer.getHeaders().putSingle("ratelimit-limit", minute.limit());
        answer.getHeaders().putSingle("ratelimit-remaining", minute.remaining());
        answer.getHeaders().putSingle("ratelimit-reset", minute.secondsLeft());
    }
}
