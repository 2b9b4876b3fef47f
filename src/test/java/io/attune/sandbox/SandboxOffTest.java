package io.attune.sandbox;

import static io.restassured.RestAssured.given;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SandboxOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox", "/sandbox/shop", "/sandbox/crm", "/sandbox/crm/", "/sandbox/crm/faults",
        "/sandbox/crm/services/data", "//sandbox/crm/services/data", "/sandbox//crm/services/data",
        "/x/../sandbox/crm/services/data", "/%73andbox/crm/services/data", "/sandbox;a=b/crm/services/data",
        "/;a=b/sandbox/crm/services/data"})
    void thereIsNoSandboxUnlessItIsAskedFor(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }
}
