package io.attune.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.event.Arrival;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An arrival as a message: the signed bytes are its value, and all else is JSON in a header of its own. */
final class ArrivalRecord {

    static final String HEADER = "attune-arrival";

    private static final int FORMAT = 1;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArrivalRecord() {}

    /** What a message holds. */
    sealed interface Content {}

    record Ours(Arrival arrival) implements Content {}

    /** A later version of Attune wrote it, and reads it. */
    record Newer(int format) implements Content {}

    /** Nobody knows what it is, or it is damaged. */
    record Foreign(String why) implements Content {}

    private record Envelope(int format, String connection, String delivery, String topic, String receivedAt,
            Map<String, List<String>> headers) {

        boolean complete() {
            return Stream.of(connection, delivery, topic, receivedAt, headers).allMatch(Objects::nonNull)
                    && headers.values().stream().allMatch(values -> values != null && !values.contains(null));
        }

        /** @throws RuntimeException where its moment is none, or none that the database knows */
        Arrival around(byte[] body) {
            return new Arrival(connection, delivery, topic, headers, body, known(Instant.parse(receivedAt)));
        }
    }

    private static Instant known(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException("out of range");
        }
        return moment;
    }

    static ProducerRecord<String, byte[]> of(String topic, String key, Arrival arrival) {
        var message = new ProducerRecord<>(topic, key, arrival.body());
        message.headers().add(HEADER, json(new Envelope(FORMAT, arrival.connection(), arrival.deliveryId(),
                arrival.topic(), arrival.receivedAt().toString(), arrival.headers())));
        return message;
    }

    private static byte[] json(Envelope envelope) {
        try {
            return JSON.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Content read(ConsumerRecord<String, byte[]> message) {
        var header = message.headers().lastHeader(HEADER);
        if (header == null || header.value() == null || message.value() == null) {
            return new Foreign("it lacks the header " + HEADER + " or a body");
        }
        try {
            int format = JSON.readTree(header.value()).path("format").asInt();
            return format > FORMAT ? new Newer(format) : read(header.value(), message.value());
        } catch (IOException | RuntimeException e) { // whatever stands there, it must not stop what is behind it
            return new Foreign("its header " + HEADER + " cannot be read");
        }
    }

    private static Content read(byte[] header, byte[] body) throws IOException {
        var envelope = JSON.readValue(header, Envelope.class);
        return envelope != null && envelope.complete() && envelope.format() == FORMAT ? new Ours(envelope.around(body))
                : new Foreign("its header " + HEADER + " is not whole");
    }
}
