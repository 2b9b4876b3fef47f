package io.attune.console;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** What a browser may do with a page of the console: no script, no frame, no other site, no copy on disk. */
@Provider
class PageHeaders implements ContainerResponseFilter {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        var path = call.getUriInfo().getPath();
        if (path.equals("/console") || path.startsWith("/console/")) {
            var headers = answer.getHeaders();
            headers.putSingle("Content-Security-Policy", POLICY);
            headers.putSingle("X-Content-Type-Options", "nosniff");
            headers.putSingle("Referrer-Policy", "same-origin");
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
