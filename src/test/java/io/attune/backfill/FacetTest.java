package io.attune.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Sandbox;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FacetTest {

    private static final Mapping MAPPING = load("""
            mapping: people
            version: 1
            about: People, of whom the shop alone and the other two together know something.
            systems:
              shop: {connection: shop, object: customer}
              crm: {connection: crm, object: Contact}
              desk: {connection: desk, object: user}
            match: [[email]]
            create: {shop: true, crm: true, desk: true}
            fields:
              email: {type: email, shop: email, crm: Email, desk: email}
              last_name: {type: text(80), shop: last_name, crm: LastName, desk: name}
              first_name: {type: text(40), shop: first_name, crm: FirstName}
              remark: {type: text(200), direction: "shop -> crm, desk", shop: note, crm: MailingStreet,
                desk: {field: notes, write_steps: [upper, {cut: 7}]}}
              tags: {type: text(200), direction: shop -> crm, shop: tags, crm: {field: MailingCity, write_steps: [upper]}}
            """);

    @Test
    void comparesSystemsByTheRowsThatBothHaveAndCanTell() {
        assertEquals("[[crm, desk, shop] [email, last_name], [crm, shop] [first_name, remark]]", Facet.of(MAPPING).stream()
                .map(facet -> new TreeSet<>(facet.systems()) + " " + new TreeSet<>(facet.rows())).toList().toString());
    }

    private static Mapping load(String text) {
        var loaded = MappingLoader.load("people.yaml", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }
}
