package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decides at a terminal, against a running Attune. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ConflictCommandsTest {

    @Inject
    Sheets sheets;

    @TestHTTPResource
    URL attune;

    @TempDir
    Path data;

    @BeforeEach
    void rows() throws IOException {
        Files.writeString(data.resolve("api-token"), "a-token-that-only-tests-have\n");
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')""".formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields, frozen) values
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}', '["first_name"]')
                """.formatted(Sheets.ADA), """
                insert into conflict (record, field, system, winner, loser, evidence, policy, at, open) values
                    ('%1$s', 'first_name', 'crm', '"Ada"', '"Adda"', '{"winner": {"s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "loser": {"s": "crm", "from": "2026-11-22T07:00:00Z", "to": "2026-11-22T08:00:00Z", "by": "005A"}}',
                        'a person decides', '2026-11-22T08:01:00Z', true)""".formatted(Sheets.ADA));
    }

    private Terminal attune(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(attune.getPort()), "--data-dir", data.toString()));
        return Terminal.run(all.toArray(String[]::new));
    }

    @Test
    void listsShowsAndDecidesConflicts() {
        assertEquals("""
                CONFLICT  AT                    RECORD                                FIELD       KEPT        LOST        STATE  WHY
                1         2026-11-22T08:01:00Z  01890a5d-ac96-774b-bcce-b302099a8057  first_name  Ada (shop)  Adda (crm)  open   a person decides
                """, attune("conflicts", "list", "--open").out());
        assertEquals("""
                conflict  1
                record    01890a5d-ac96-774b-bcce-b302099a8057
                mapping   customer
                field     first_name
                at        2026-11-22T08:01:00Z
                policy    a person decides
                state     open

                      VALUE  SYSTEM  EDITED                                        BY
                kept  Ada    shop    2026-11-22T08:00:00Z
                lost  Adda   crm     2026-11-22T07:00:00Z to 2026-11-22T08:00:00Z  005A
                """, attune("conflicts", "show", "1").out());

        assertEquals(new Terminal(1, "", "attune: expected one of --take and --value\n"), attune("conflicts", "decide", "1"));
        assertEquals(new Terminal(0, "Conflict 1 is decided.\n", ""),
                attune("conflicts", "decide", "1", "--value", "Ada Lovelace", "--by", "ana"));

        assertEquals("Ada Lovelace by ana", sheets.one("select (after #>> '{}') || ' by ' || actor from change"));
        assertEquals(new Terminal(1, "", "attune: conflict 1 is not open: it was decided by ana\n"),
                attune("conflicts", "decide", "1", "--take", "lost"));
        assertEquals("No conflicts.\n", attune("conflicts", "list", "--open").out());
    }
}
