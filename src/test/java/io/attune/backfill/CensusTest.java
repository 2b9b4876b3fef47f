package io.attune.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusTest {

    /** An entry is system:id[@record][#key...][=value]. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one key and one value       | shop:1#a=x crm:9#a=x           | equal crm,shop 1
            one key, other values       | shop:1#a=x crm:9#a=y           | different crm,shop 1
            one has no value            | shop:1#a=x crm:9#a             | different crm,shop 1
            no key in common            | shop:1#a=x crm:9#b=x           | only here crm 1; only here shop 1
            no key at all               | shop:1=x crm:9=x               | only here crm 1; only here shop 1
            linked to one record        | shop:1@r=x crm:9@r=x           | equal crm,shop 1
            linked, and a key apart     | shop:1@r#a=x crm:9@r#b=x       | equal crm,shop 1
            two of one system           | shop:1#a=x shop:2#a=x crm:9#a=x | ambiguous crm,shop 1
            two of one system by two keys | shop:1#a=x shop:2#b=x crm:9#a#b=x | ambiguous crm,shop 1
            three systems               | shop:1#a=x crm:9#a=x desk:5#a=x crm:8#c=z desk:6#c=z | equal crm,desk 1; equal crm,desk,shop 1
            """)
    void counts(String name, String entries, String groups) {
        var census = new Census(Set.of("f"));
        List.of(entries.split(" ")).forEach(entry -> census.add(entry(entry)));

        var told = census.report().groups().stream()
                .map(group -> group.kind().word() + " " + String.join(",", group.systems()) + " " + group.count()).toList();

        assertEquals(groups, String.join("; ", told));
    }

    private static Entry entry(String text) {
        var value = text.contains("=") ? text.substring(text.indexOf('=') + 1) : "";
        var head = text.split("=")[0];
        var keys = new ArrayList<>(List.of(head.split("#")));
        var identity = keys.remove(0).split("@");
        var values = new TreeMap<String, Integer>();
        if (!value.isEmpty()) {
            values.putAll(Map.of("f", value.hashCode()));
        }
        return new Entry(identity[0].split(":")[0], identity[0].split(":")[1],
                identity.length > 1 ? Optional.of(identity[1]) : Optional.empty(), keys, values);
    }
}
