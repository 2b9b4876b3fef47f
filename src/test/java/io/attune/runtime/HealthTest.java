package io.attune.runtime;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.DocPage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** Which checks there are, and which probe asks them. */
    @Test
    void thePageNamesEveryCheck() {
        var inTheCode = new TreeSet<String>();
        for (var probe : List.of("live", "ready", "started")) {
            List<String> names = when().get("/q/health/" + probe).jsonPath().getList("checks.name");
            names.forEach(name -> inTheCode.add(name + " " + probe));
        }
        assertEquals(inTheCode, DocPage.read("operating.md").rows("Health").stream()
                .map(row -> DocPage.quoted(row.get(0)).get(0) + " " + row.get(1))
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
