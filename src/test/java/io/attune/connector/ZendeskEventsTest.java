package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the events of a help desk tell: the new value where the vendor names the field, else only whose it is. */
class ZendeskEventsTest {

    private static final Webhooks WEBHOOKS = Shipped.load("zendesk").webhooks();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name_changed         | {'current': 'Ada King', 'previous': 'Ada Byron'}        | PART   | {"name":"Ada King"}
            notes_changed        | {'current': null, 'previous': 'Rings at eight'}         | PART   | {"notes":null}
            details_changed      | {'current': 'Countess', 'previous': null}               | PART   | {"details":"Countess"}
            custom_field_changed | {'current': 'Gold', 'field': {'id': '7', 'title': 'Tier', 'type': 'text'}} | FOLDED | {}
            tags_changed         | {'added_tags': ['vip'], 'removed_tags': []}             | FOLDED | {}
            created              | {}                                                      | FOLDED | {}
            """)
    void tells(String type, String event, Change.Extent extent, String record) {
        var body = Samples.json("""
                {'type': 'zen:event-type:user.%s', 'time': '2099-07-04T05:33:18Z', 'subject': 'zen:user:65968',
                 'detail': {'id': '65968', 'updated_at': '2099-07-04T05:33:18Z'}, 'event': %s}""".formatted(type, event));

        var changes = WEBHOOKS.read("zen:event-type:user." + type, Map.of(), body)
                .fold(Inbound.Changes::changes, ignored -> List.<Change>of(), unreadable -> List.<Change>of());

        assertEquals(List.of("65968", extent, record, "2099-07-04T05:33:18Z"), changes.stream().flatMap(change ->
                List.of(change.id(), change.extent(), JsonText.write(change.record()),
                        change.occurredAt().orElseThrow().toString()).stream()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            record: event, shape: name, part: true, may_stand_for_more: true | what may stand for more is no part that stands for itself
            part: true                                                        | expected 'shape', the form of the part that is told
            """)
    void aPartHasAFormAndStandsForItself(String written, String words) {
        var file = new String(Shipped.bytes("zendesk"), StandardCharsets.UTF_8)
                .replaceFirst("record: event, shape: name, part: true", written);

        var problems = ConnectorLoader.load("zendesk.yaml", file.getBytes(StandardCharsets.UTF_8)).problems();

        assertTrue(problems.size() == 1 && problems.get(0).toString().endsWith("part: " + words), problems.toString());
    }
}
