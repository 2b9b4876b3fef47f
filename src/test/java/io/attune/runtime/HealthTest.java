package io.attune.runtime;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class HealthTest {

    @Test
    void isReadyWithCatalogDatabaseAndChannels() {
        when().get("/q/health/ready").then().statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.find { it.name == 'catalog' }.data.'mapping customer'", equalTo("version 1"))
                .body("checks.find { it.name == 'Reactive PostgreSQL connections health check' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'SmallRye Reactive Messaging - readiness check' }.data.events",
                        equalTo("[OK]"));
    }

    @Test
    void isAliveAsLongAsItAnswers() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }
}
