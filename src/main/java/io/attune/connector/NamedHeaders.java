package io.attune.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The headers that a connector file names, each with the names that it may have on the wire. One header of each, or
 * it is not known which of them was meant.
 */
final class NamedHeaders {

    /** Those that must be there come first. */
    private final List<Header> headers = new ArrayList<>();

    /**
     * @param name    in the connector file
     * @param written the first of its names on the wire, as the file has it
     * @param wire    all of these, in small letters
     */
    private record Header(String name, String written, List<String> wire, boolean isRequired) {

        static Header of(String name, List<String> wire, boolean isRequired) {
            return new Header(name, wire.get(0), wire.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList(),
                    isRequired);
        }

        /** Its values, by whichever names it came. */
        List<String> in(Map<String, List<String>> headers) {
            List<String> found = List.of();
            for (var name : wire) {
                var values = headers.getOrDefault(name, List.of());
                found = found.isEmpty() ? values : values.isEmpty() ? found : Lists.joined(found, values);
            }
            return found;
        }
    }

    /**
     * @param required must be there exactly once
     * @param optional may be there, once at most
     */
    NamedHeaders(Map<String, List<String>> required, Map<String, List<String>> optional) {
        required.forEach((name, wire) -> headers.add(Header.of(name, wire, true)));
        optional.forEach((name, wire) -> headers.add(Header.of(name, wire, false)));
    }

    /** Their names in the connector file. */
    Set<String> names() {
        var names = new TreeSet<String>();
        headers.forEach(header -> names.add(header.name()));
        return names;
    }

    /** Those that are there, by their name in the connector file; of several that claim to be one, the first. */
    Map<String, String> values(Map<String, List<String>> came) {
        var values = new LinkedHashMap<String, String>();
        for (var header : headers) {
            var found = header.in(came);
            if (!found.isEmpty()) {
                values.put(header.name(), found.get(0));
            }
        }
        return values;
    }

    /** What is wrong with the headers, all of it; the first is told by its reason. */
    List<Verdict.Refused> faults(Map<String, List<String>> came) {
        var faults = new ArrayList<Verdict.Refused>();
        for (var header : headers) {
            if (header.isRequired() && isBlank(header.in(came))) {
                faults.add(new Verdict.Refused(Reason.HEADER_MISSING, "the header " + header.written() + " is missing"));
            }
        }
        for (var header : headers) {
            int count = header.in(came).size();
            if (count > 1) {
                faults.add(new Verdict.Refused(Reason.HEADER_DOUBLED,
                        "the header " + header.written() + " is there " + count + " times"));
            }
        }
        return faults;
    }

    private static boolean isBlank(List<String> values) {
        for (var value : values) {
            if (!value.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
