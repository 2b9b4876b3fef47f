package io.attune.webhook;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QueueContract.NoMappings.class)
@WithTestResource(PostgresResource.class)
class PostgresQueueTest extends QueueContract {
}
