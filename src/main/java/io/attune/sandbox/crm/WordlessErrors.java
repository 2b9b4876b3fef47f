package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.attune.document.JsonText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives the vendor's words to errors that the server made before a resource was asked: 415, or a bug's 500. */
@Provider
class WordlessErrors implements ContainerResponseFilter {

    private static final String API = "/sandbox/crm/services/data";
    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        if (answer.getStatus() >= 400 && !answer.hasEntity() && call.getUriInfo().getPath().startsWith(API)) {
            var errors = Canonical.NODES.arrayNode().add(StatusWords.of(answer.getStatus()).asAnswer());
            answer.setEntity(JsonText.write(errors), NONE, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
