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
    void isUpWithItsDatabase() {
        when().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }
}
