package io.attune.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The headers that a connector file names, each with the names that it may have on the wire. One header of each, or
 * it is not known which of them was meant.
 *
 * @param required must be there exactly once
 * @param optional may be there, once at most
 */
record NamedHeaders(Map<String, List<String>> required, Map<String, List<String>> optional) {

    NamedHeaders {
        required = new LinkedHashMap<>(required);
        optional = new LinkedHashMap<>(optional);
    }

    /** Those that are there, by their name in the connector file; of several that claim to be one, the first. */
    Map<String, String> values(Map<String, List<String>> headers) {
        var values = new LinkedHashMap<String, String>();
        required.forEach((name, wire) -> found(wire, headers).stream().findFirst()
                .ifPresent(text -> values.put(name, text)));
        optional.forEach((name, wire) -> found(wire, headers).stream().findFirst()
                .ifPresent(text -> values.put(name, text)));
        return values;
    }

    /** What is wrong with the headers, all of it; the first is told by its reason. */
    List<Verdict.Refused> faults(Map<String, List<String>> headers) {
        var faults = new ArrayList<Verdict.Refused>();
        required.values().forEach(wire -> {
            if (found(wire, headers).stream().allMatch(String::isBlank)) {
                faults.add(new Verdict.Refused(Reason.HEADER_MISSING, "the header " + wire.get(0) + " is missing"));
            }
        });
        Lists.joined(List.copyOf(required.values()), List.copyOf(optional.values())).forEach(wire -> {
            int count = found(wire, headers).size();
            if (count > 1) {
                faults.add(new Verdict.Refused(Reason.HEADER_DOUBLED,
                        "the header " + wire.get(0) + " is there " + count + " times"));
            }
        });
        return faults;
    }

    private static List<String> found(List<String> wire, Map<String, List<String>> headers) {
        return wire.stream().flatMap(name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream())
                .toList();
    }
}
