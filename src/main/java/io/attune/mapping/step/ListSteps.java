package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.mapping.step.Steps.Maker;
import io.attune.mapping.step.TwoWayStep.Way;
import io.attune.mapping.step.TwoWayStep.Ways;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Steps that make lists, or make something of lists. */
final class ListSteps {

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            Map.entry("split", new Maker("{split: ';'}", ListSteps::split)),
            Map.entry("join", new Maker("{join: ';'}", ListSteps::join)),
            twoWays("split_lines", "makes a list of the lines", new Ways(Lines::split, Lines::join)),
            twoWays("join_lines", "makes lines of a list", new Ways(Lines::join, Lines::split)),
            Map.entry("first", new Maker("first", Item::first)),
            Map.entry("last", new Maker("last", Item::last)),
            Map.entry("nth", new Maker("{nth: 2}", Item::nth)),
            Map.entry("pluck", new Maker("{pluck: amount}", ListSteps::pluck)),
            oneWay("sum", "adds up the list", Summary::sum),
            oneWay("count", "counts what is in the list", Summary::count),
            oneWay("max", "takes the largest of the list", Summary::max),
            oneWay("min", "takes the smallest of the list", Summary::min),
            twoWays("unique", "takes each item of the list once", new Ways(ListSteps::unique, ListSteps::unique)),
            twoWays("sort", "sorts the list", new Ways(ListSteps::sort, ListSteps::sort)),
            Map.entry("filter_list", new Maker("{filter_list: 'item.quantity > 0'}", FilterList::of)));

    private ListSteps() {}

    private static Map.Entry<String, Maker> twoWays(String name, String words, Ways ways) {
        return Map.entry(name, new Maker(name, arguments -> {
            arguments.none();
            return new TwoWayStep(name, StepClass.TIDYING, words, ways);
        }));
    }

    private static Map.Entry<String, Maker> oneWay(String name, String words, Way way) {
        return Map.entry(name, new Maker(name, arguments -> {
            arguments.none();
            return new OneWayStep(name, words, value -> way.go(list(value)));
        }));
    }

    private static Step split(Arguments arguments) {
        var text = arguments.text("a text that stands between items");
        var separator = new Separator(text);
        return new TwoWayStep("split", StepClass.EXACT, "splits at '" + text + "'",
                new Ways(separator::split, separator::join));
    }

    private static Step join(Arguments arguments) {
        var text = arguments.text("a text to put between items");
        var separator = new Separator(text);
        return new TwoWayStep("join", StepClass.EXACT, "joins with '" + text + "'",
                new Ways(separator::join, separator::split));
    }

    private static Step pluck(Arguments arguments) {
        var path = Path.parse(arguments.text("a field of the items"));
        return new OneWayStep("pluck", "takes " + path + " of each item", value -> Summary.pluck(list(value), path));
    }

    private static JsonNode unique(JsonNode value) throws Unfit {
        return array(new LinkedHashSet<>(items(value)));
    }

    private static JsonNode sort(JsonNode value) throws Unfit {
        var items = items(value);
        items.sort(Order.BY_VALUE);
        return array(items);
    }

    private static List<JsonNode> items(JsonNode value) throws Unfit {
        var items = new ArrayList<JsonNode>();
        list(value).forEach(items::add);
        return items;
    }

    private static JsonNode array(Collection<JsonNode> items) {
        return Canonical.NODES.arrayNode().addAll(items);
    }

    private static JsonNode list(JsonNode value) throws Unfit {
        if (!value.isArray()) {
            throw new Unfit(value, "is not a list");
        }
        return value;
    }
}
