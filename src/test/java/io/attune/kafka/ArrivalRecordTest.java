package io.attune.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.event.Arrival;
import io.attune.kafka.ArrivalRecord.Foreign;
import io.attune.kafka.ArrivalRecord.Newer;
import io.attune.kafka.ArrivalRecord.Ours;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalRecordTest {

    @Test
    void anArrivalComesBackAsItWas() {
        var body = new byte[] {0, (byte) 0xff, '"', 10};
        var arrival = new Arrival("shop", "d\u00e9\u20ac\"1", "customers/create",
                Map.of("x-note", List.of("a", "\u00fc")), body, Instant.parse("2026-11-22T10:00:00.123456789Z"));

        var message = ArrivalRecord.of("arrivals", "shop/customer/7", arrival);
        var read = (Ours) ArrivalRecord.read(Messages.of(message, 0));

        assertEquals("arrivals shop/customer/7", message.topic() + " " + message.key());
        assertEquals("shop d\u00e9\u20ac\"1 customers/create {x-note=[a, \u00fc]} 2026-11-22T10:00:00.123456789Z",
                String.join(" ", read.arrival().connection(), read.arrival().deliveryId(), read.arrival().topic(),
                        read.arrival().headers().toString(), read.arrival().receivedAt().toString()));
        assertArrayEquals(body, read.arrival().body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                    | its header attune-arrival is not whole
            {"format":1,"connection":"shop"}      | its header attune-arrival is not whole
            {"format":0}                          | its header attune-arrival is not whole
            []                                    | its header attune-arrival cannot be read
            {"format":1,"colour":"red"}           | its header attune-arrival cannot be read
            {"format":                            | its header attune-arrival cannot be read
            nonsense                              | its header attune-arrival cannot be read
            null                                  | its header attune-arrival is not whole
            7                                     | its header attune-arrival cannot be read
            """)
    void whatIsDamagedIsToldAsThat(String header, String why) {
        assertEquals(new Foreign(why), ArrivalRecord.read(Messages.of(header.getBytes(UTF_8), new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "+10000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void aMomentThatIsNoneIsToldAsThat(String moment) {
        var header = "{\"format\":1,\"connection\":\"s\",\"delivery\":\"d\",\"topic\":\"t\",\"receivedAt\":\"" + moment
                + "\",\"headers\":{}}";
        assertEquals(new Foreign("its header attune-arrival cannot be read"),
                ArrivalRecord.read(Messages.of(header.getBytes(UTF_8), new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"a\":null}", "{\"a\":[null]}", "{\"a\":[\"b\"],\"c\":[\"d\",null]}"})
    void headersWithoutValuesAreToldAsThat(String headers) {
        var header = "{\"format\":1,\"connection\":\"s\",\"delivery\":\"d\",\"topic\":\"t\","
                + "\"receivedAt\":\"2026-11-22T10:00:00Z\",\"headers\":" + headers + "}";
        assertEquals(new Foreign("its header attune-arrival is not whole"),
                ArrivalRecord.read(Messages.of(header.getBytes(UTF_8), new byte[0])));
    }

    @Test
    void whatLacksItsHeaderOrItsBodyIsNotOurs() {
        var why = new Foreign("it lacks the header attune-arrival or a body");
        assertEquals(why, ArrivalRecord.read(Messages.of(null, new byte[0])));
        assertEquals(why, ArrivalRecord.read(Messages.of("{\"format\":1}".getBytes(UTF_8), null)));
    }

    @Test
    void aLaterFormatIsKnownByItsNumberAlone() {
        var header = "{\"format\":2,\"x\":[]}".getBytes(UTF_8);
        assertEquals(new Newer(2), ArrivalRecord.read(Messages.of(header, new byte[0])));
    }
}
