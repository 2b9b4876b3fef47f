package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contact whose telephone number the mapping cannot read, and whose country it cannot write, is read before it is written. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class UnreadableTest {

    private static final String CONTACT = "0035i00000unreaAAA";

    @Inject
    Sheets sheets;
    @Inject
    Deliveries deliveries;
    @Inject
    Dispatcher dispatcher;

    @BeforeEach
    void contact() {
        sheets.only("delete from sandbox.crm_record where id = '" + CONTACT + "'", """
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                values ('%s', 'Contact', '{"FirstName": "Ada", "LastName": "Byron", "Phone": "ring twice", "Birthdate": "1815-12-10"}',
                    now(), '0055i0000000002AAA', now(), '0055i0000000002AAA')""".formatted(CONTACT), """
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "country": {"v": "XX", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"}}', now(), now())"""
                .formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%1$s', 'crm', 'customer', '%2$s', '{}'), ('%1$s', 'shop', 'customer', '7', '{}')"""
                .formatted(Sheets.ADA, CONTACT), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, asked)
                values ('%s', 'crm', 'customer', 'crm', 'due', now(), now(), 1)""".formatted(Sheets.ADA));
    }

    @Test
    void whatCannotBeReadAndWhatCannotBeWrittenAreBothListed() {
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        var ended = new CompletableFuture<Integer>();
        dispatcher.send(List.of(claimed), false, (connection, places) -> ended.complete(places));
        assertEquals(1, ended.join());

        assertEquals("country 'XX' is not in the table country_names; phone 'ring twice' is not a phone number",
                sheets.one("select string_agg(field || ' ' || words, '; ' order by field) from problem"));
    }
}
