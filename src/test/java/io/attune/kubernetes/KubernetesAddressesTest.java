package io.attune.kubernetes;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the manifests ask a pod for is answered. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class KubernetesAddressesTest {

    private static final Deployed SMALL =
            new Deployed(Tree.shipped(), new Kustomize(Tree.shipped()).build("kubernetes/overlays/small"));

    @Test
    void theProbesAreAnswered() {
        List.of("startup", "liveness", "readiness").forEach(probe ->
                when().get(SMALL.attune().text(Containers.ATTUNE + "/" + probe + "Probe/httpGet/path"))
                        .then().statusCode(200));
    }

    @Test
    void prometheusFindsMetrics() {
        when().get(SMALL.one("ServiceMonitor").orElseThrow().text("/spec/endpoints/0/path"))
                .then().statusCode(200).body(containsString("catalog_faults"));
    }

    /** The one address that is let out asks for a connection that exists. */
    @Test
    void theIngressLeadsToWebhooks() {
        when().post(SMALL.one("Ingress").orElseThrow().text("/spec/rules/0/http/paths/0/path") + "/nobody")
                .then().statusCode(404);
    }
}
