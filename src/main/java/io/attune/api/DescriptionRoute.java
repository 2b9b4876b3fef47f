package io.attune.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Describes the API for machines. The files are made from the code and held against it by a test, so a start need not
 * make them.
 */
@ApplicationScoped
class DescriptionRoute {

    private static final String ADDRESS = "/q/openapi";

    private final Map<Format, Buffer> read = new ConcurrentHashMap<>();

    private enum Format {
        JSON("application/json", "json"),
        YAML("application/yaml", "yaml");

        private final String mediaType;
        private final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        Buffer read() {
            try (var in = DescriptionRoute.class.getResourceAsStream("/api/openapi." + ending)) {
                return Buffer.buffer(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void open(@Observes Router router) {
        open(router, "", DescriptionRoute::asked);
        open(router, ".json", call -> Format.JSON);
        open(router, ".yaml", call -> Format.YAML);
        open(router, ".yml", call -> Format.YAML);
    }

    private void open(Router router, String ending, Function<RoutingContext, Format> asked) {
        router.route(ADDRESS + ending).method(HttpMethod.GET).method(HttpMethod.HEAD)
                .handler(call -> answer(call, asked.apply(call)));
    }

    private static Format asked(RoutingContext call) {
        boolean accepted = Optional.ofNullable(call.request().getHeader(HttpHeaders.ACCEPT))
                .filter(types -> types.contains(Format.JSON.mediaType)).isPresent();
        return accepted || Format.JSON.ending.equalsIgnoreCase(call.request().getParam("format")) ? Format.JSON
                : Format.YAML;
    }

    private void answer(RoutingContext call, Format format) {
        call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType + ";charset=UTF-8")
                .end(read.computeIfAbsent(format, Format::read));
    }
}
