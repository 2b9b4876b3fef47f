package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.runtime.StartRefused;
import org.junit.jupiter.api.Test;

class DeliveryWorkerTest {

    @Test
    void lessThanNoneCannotBeDelivered() {
        var words = assertThrows(StartRefused.class,
                () -> new DeliveryWorker(null, null, null, null, null, null, -1)).getMessage();
        assertEquals("attune.delivery.concurrency: -1 is less than 0, which delivers nothing here", words);
    }
}
