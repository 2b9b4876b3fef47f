package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Clocks;
import io.attune.mapping.Reading;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.sync.Actors;
import io.attune.sync.Place;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A record as a call has just shown it.
 *
 * @param asked when the call began
 * @param asOf  what the link's number must still be
 */
record Shown(Place place, String externalId, JsonNode record, Instant asked, long asOf) {

    /** @param reading what the mapping makes of it */
    Observation observation(Reading reading, Clocks clocks) {
        var observed = place.object().observed(record);
        var moment = new Moment(observed.revision(), observed.changedAt(), asked,
                clocks.offset(place.connection().name()));
        return new Observation(place.system().name(), externalId, reading.values(), moment,
                Actors.of(place.connection(), observed.actor()), OptionalLong.of(asOf));
    }
}
