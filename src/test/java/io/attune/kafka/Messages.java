package io.attune.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Messages as a consumer gets them, without a broker between. */
final class Messages {

    private Messages() {}

    static ConsumerRecord<String, byte[]> of(ProducerRecord<String, byte[]> sent, long offset) {
        return new ConsumerRecord<>("arrivals", 0, offset, 0, TimestampType.CREATE_TIME, 0, 0, sent.key(), sent.value(),
                sent.headers(), Optional.empty());
    }

    /** @param header null: it has none */
    static ConsumerRecord<String, byte[]> of(byte[] header, byte[] value) {
        var headers = new RecordHeaders();
        if (header != null) {
            headers.add(ArrivalRecord.HEADER, header);
        }
        return of(new ProducerRecord<>("arrivals", null, (String) null, value, headers), 0);
    }

    @SafeVarargs
    static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... messages) {
        return new ConsumerRecords<>(Map.of(new TopicPartition("arrivals", 0), Arrays.asList(messages)), Map.of());
    }

    static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> messages) {
        return new ConsumerRecords<>(Map.of(new TopicPartition("arrivals", 0), messages), Map.of());
    }
}
