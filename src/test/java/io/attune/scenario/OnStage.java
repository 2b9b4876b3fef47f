package io.attune.scenario;

import io.attune.review.Sheets;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** A test that begins with empty systems, in which nothing is heard but what it says. */
abstract class OnStage {

    @Inject
    Sheets sheets;
    @TestHTTPResource
    URI address;
    Stage stage;

    @BeforeEach
    void open() {
        stage = Stage.empty(address, sheets);
    }
}
