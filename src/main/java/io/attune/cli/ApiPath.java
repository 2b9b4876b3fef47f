package io.attune.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An address of the API, from its segments. */
final class ApiPath {

    private ApiPath() {}

    static String of(Object... segments) {
        return Stream.of(segments)
                .map(segment -> URLEncoder.encode(segment.toString(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", "/", ""));
    }
}
