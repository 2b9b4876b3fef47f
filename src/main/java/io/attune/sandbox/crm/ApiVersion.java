package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attune.document.Canonical;
import java.util.stream.IntStream;

/**
 * The versions of the API that are answered, all alike: clients send the version they were built for. The oldest is the
 * first in which an upsert says whether it created.
 */
final class ApiVersion {

    static final int NEWEST = 67;
    private static final int OLDEST = 46;
    private static final String[] SEASONS = {"Spring", "Summer", "Winter"};
    /** The first season of all, v1, would have been a spring of this year: three versions a year. */
    private static final int ORIGIN = 4;

    private ApiVersion() {}

    static boolean isKnown(String segment) {
        return IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(ApiVersion::segment).anyMatch(segment::equals);
    }

    static String segment(int version) {
        return "v" + version + ".0";
    }

    static ArrayNode list() {
        var list = Canonical.NODES.arrayNode();
        IntStream.rangeClosed(OLDEST, NEWEST).forEach(version -> list.addObject()
                .put("label", label(version))
                .put("url", "/services/data/" + segment(version))
                .put("version", version + ".0"));
        return list;
    }

    /** v66 is Spring '26, v67 Summer '26, v68 Winter '27. */
    static String label(int version) {
        int season = version % SEASONS.length;
        return "%s '%02d".formatted(SEASONS[season], ORIGIN + version / SEASONS.length + season / 2);
    }
}
