package io.attune.sandbox.crm;

import static io.attune.sandbox.crm.Crm.CONTACT;
import static io.attune.sandbox.crm.Crm.call;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ReplicationTest {

    @Inject
    Pool pool;

    @Inject
    Clock clock;

    @Test
    void aChangeIsToldOnceItsMinuteIsOver() {
        String id = Crm.contact("Replicated");
        told("updated", clock.instant()).body("ids", not(hasItem(id)));

        age(id);

        told("updated", clock.instant()).body("ids", hasItem(id))
                .body("latestDateCovered", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00\\.000\\+0000"));
    }

    @Test
    void aDeletionIsToldOnceItsMinuteIsOver() {
        String id = Crm.contact("Gone");
        call().delete(CONTACT + "/" + id).then().statusCode(204);

        age(id);

        told("deleted", clock.instant()).body("deletedRecords.id", hasItem(id));
        told("updated", clock.instant()).body("ids", not(hasItem(id)));
    }

    @Test
    void aWrongTimeIsRefused() {
        call().get(CONTACT + "/updated").then().statusCode(400).body("[0].errorCode", is("INVALID_REPLICATION_DATE"));
    }

    /** Asks about the hour before {@code end}. */
    private static ValidatableResponse told(String what, Instant end) {
        return call().queryParam("start", end.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS).toString())
                .queryParam("end", end.plusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString())
                .get(CONTACT + "/" + what).then().statusCode(200);
    }

    /** Makes what was done to the record two minutes older. */
    private void age(String id) {
        pool.preparedQuery("""
                        update sandbox.crm_record
                        set modified_at = modified_at - interval '2 minutes', deleted_at = deleted_at - interval '2 minutes'
                        where id = $1""")
                .execute(Tuple.of(id)).await().atMost(Duration.ofSeconds(5));
    }
}
