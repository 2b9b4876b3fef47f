package io.attune.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What none of our code answers under {@code /api}: an address that is none, and a request that broke. */
@ApplicationScoped
class LastResort {

    private static final String ROOT = "/api/*";
    private static final int BEFORE_THE_SERVERS_OWN = -1;

    private final ObjectMapper json;

    LastResort(ObjectMapper json) {
        this.json = json;
    }

    void route(@Observes Router router) {
        router.route(ROOT).last().handler(call ->
                answer(call, Problem.of(ApiReason.NOT_FOUND, "there is nothing at this address")));
        router.route(ROOT).order(BEFORE_THE_SERVERS_OWN).failureHandler(this::failed);
    }

    private void failed(RoutingContext call) {
        if (call.failure() == null) {
            call.next(); // the server's own refusal, such as of a body that is too large
            return;
        }
        Log.errorf(call.failure(), "api.failed method=%s path=\"%s\"", call.request().method(),
                Redactor.line(call.normalizedPath()));
        answer(call, Problem.of(ApiReason.FAILED, "it could not be done; the log says why"));
    }

    private void answer(RoutingContext call, Problem problem) {
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(written(problem));
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
