package io.attune.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final String ADA = "ada@example.com";

    private final List<String> told = new ArrayList<>();
    private final Members members = new Members(
            Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC), new Members.Telling() {
                @Override
                public void changed(String system, ObjectNode person) {
                    told.add(system + " " + person.path("name").asText());
                }

                @Override
                public void converged(String email) {
                    told.add("converged " + email);
                }
            });

    @Test
    void anEditConvergesOnceWhenAllSystemsHoldIt() {
        members.edit("one", ADA, "Ada");
        put("two", "Ada");
        put("two", "Ada");
        assertEquals("0 converged, 1 diverged, 0 overruled", counts());

        put("three", "Ada");
        put("three", "Ada");

        assertEquals(List.of("one Ada", "two Ada", "two Ada", "three Ada", "converged " + ADA, "three Ada"), told);
        assertEquals("1 converged, 0 diverged, 0 overruled", counts());
    }

    @Test
    void whatOneSystemLostAgainHasNotConverged() {
        members.edit("one", ADA, "Ada");
        put("two", "Ada");
        put("two", "Eve");
        put("three", "Ada");

        assertEquals("0 converged, 1 diverged, 0 overruled", counts());
    }

    @Test
    void allTheSameButNotAsEditedLastIsOverruled() {
        members.edit("one", ADA, "Ada");
        put("two", "Ada");
        put("three", "Ada");
        members.edit("three", ADA, "Countess");
        assertEquals("1 converged, 1 diverged, 0 overruled", counts());

        members.answer("PATCH", URI.create("/three/people/many"),
                "{\"records\": [{\"id\": \"three-ada\", \"name\": \"Ada\"}]}".getBytes(StandardCharsets.UTF_8));

        assertEquals("1 converged, 0 diverged, 1 overruled", counts());
    }

    @Test
    void thoseWhoAreThereAreReadTogether() {
        members.edit("two", ADA, "Ada");

        assertEquals("{\"data\":[{\"id\":\"two-ada\",\"name\":\"Ada\",\"email\":\"ada@example.com\","
                + "\"updated_at\":\"2026-11-23T08:00:00Z\"}]}",
                members.answer("GET", URI.create("/two/people/many?ids=two-eve,two-ada"), new byte[0]).body());
        assertEquals(404, members.answer("GET", URI.create("/one/people/one-ada"), new byte[0]).status());
        assertEquals("{one=1, two=1}", members.counts().calls().toString());
    }

    private void put(String system, String name) {
        var body = "{\"records\": [{\"email\": \"%s\", \"name\": \"%s\"}]}".formatted(ADA, name);
        members.answer("PUT", URI.create("/" + system + "/people/many"), body.getBytes(StandardCharsets.UTF_8));
    }

    private String counts() {
        return "%d converged, %d diverged, %d overruled".formatted(members.counts().converged(), members.diverged(),
                members.overruled());
    }
}
