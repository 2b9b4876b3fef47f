package io.attune.webhook;

import io.attune.kafka.KafkaResource;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(QueueContract.NoMappings.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
class KafkaQueueTest extends QueueContract {
}
