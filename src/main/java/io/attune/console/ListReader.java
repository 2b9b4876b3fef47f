package io.attune.console;

import io.attune.listing.AskedReader;
import io.attune.listing.Fault;
import io.attune.listing.Filter;
import io.attune.listing.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a page of a list of the console. */
@ApplicationScoped
class ListReader {

    private final Clock clock;

    ListReader(Clock clock) {
        this.clock = clock;
    }

    /** @param parameters a filter that stands empty in the form is none */
    <V> Uni<ListPage> read(ConsoleList<V> list, Map<String, List<String>> parameters) {
        var filled = filled(parameters);
        var reading = AskedReader.page(list.shown().listing(filled.keySet()), filled, clock.instant());
        if (reading instanceof AskedReader.Reading.Refused refused) {
            return Uni.createFrom().item(page(list, filled, new Page<>(List.of(), Optional.empty()), refused.faults()));
        }
        return list.shown().page(((AskedReader.Reading.Readable) reading).asked())
                .map(page -> page(list, filled, page, List.of()));
    }

    static Map<String, List<String>> filled(Map<String, List<String>> parameters) {
        var filled = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            if (!name.equals(Notice.PARAMETER) && !values.equals(List.of(""))) {
                filled.put(name, values);
            }
        });
        return filled;
    }

    private static <V> ListPage page(ConsoleList<V> list, Map<String, List<String>> parameters, Page<V> page,
            List<Fault> faults) {
        return new ListPage(list.name(), list.title(), list.about(),
                list.filters().stream().map(filter -> field(filter, parameters)).toList(),
                list.columns().stream().map(Column::name).toList(),
                page.items().stream().map(list::row).toList(),
                faults.stream().map(fault -> fault.parameter() + ": " + fault.words()).toList(),
                bulk(list, parameters, page),
                page.next().map(next -> "/console/" + list.name() + query(parameters, next)));
    }

    private static FilterField field(Filter filter, Map<String, List<String>> parameters) {
        return FilterField.of(filter, parameters.getOrDefault(filter.name(), List.of("")).get(0));
    }

    /** For all that match, once something narrows the list and something is left. */
    private static List<Action> bulk(ConsoleList<?> list, Map<String, List<String>> parameters, Page<?> page) {
        var filters = new TreeMap<String, String>();
        list.filters().stream()
                .filter(filter -> parameters.containsKey(filter.name()))
                .forEach(filter -> filters.put(filter.name(), parameters.get(filter.name()).get(0)));
        return filters.isEmpty() || page.items().isEmpty() ? List.of() : list.bulk().stream()
                .map(verb -> Action.of(verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1) + " all",
                        "/console/" + list.name() + "/" + verb, filters).askedOnceMore())
                .toList();
    }

    private static String query(Map<String, List<String>> parameters, String next) {
        var all = new TreeMap<>(parameters);
        all.put("next", List.of(next));
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
