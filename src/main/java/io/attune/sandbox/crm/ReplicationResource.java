package io.attune.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.CrmStore;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Which records were changed, and which deleted, within some whole minutes. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class ReplicationResource {

    private final CrmStore store;
    private final Clock clock;

    ReplicationResource(CrmStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GET
    @Path("/sobjects/{object}/updated")
    public Uni<Response> updated(@RestPath String object, @RestQuery String start, @RestQuery String end) {
        return ObjectLookup.type(object, type -> within(start, end, minutes -> store.table()
                .changedBetween(type, minutes.from(), minutes.to())
                .map(records -> updated(records, minutes))));
    }

    @GET
    @Path("/sobjects/{object}/deleted")
    public Uni<Response> deleted(@RestPath String object, @RestQuery String start, @RestQuery String end) {
        return ObjectLookup.type(object, type -> within(start, end, minutes -> store.table()
                .deletedBetween(type, minutes.from(), minutes.to())
                .map(records -> deleted(records, minutes))));
    }

    private Uni<Response> within(String start, String end, Function<Minutes, Uni<Response>> work) {
        var reading = Minutes.read(start, end, clock.instant());
        return reading instanceof Minutes.Reading.Refused refused
                ? Uni.createFrom().item(Answers.error(refused.error()))
                : work.apply(((Minutes.Reading.Readable) reading).minutes());
    }

    private static Response updated(List<CrmRecord> records, Minutes minutes) {
        var json = Canonical.NODES.objectNode();
        var ids = json.putArray("ids");
        records.forEach(record -> ids.add(record.id()));
        return Answers.ok(covered(json, minutes));
    }

    private static Response deleted(List<CrmRecord> records, Minutes minutes) {
        var json = Canonical.NODES.objectNode();
        var deleted = json.putArray("deletedRecords");
        records.forEach(record -> deleted.addObject()
                .put("id", record.id())
                .put("deletedDate", CrmRecord.time(record.deletedAt().orElseThrow())));
        json.put("earliestDateAvailable", CrmRecord.time(minutes.earliest()));
        return Answers.ok(covered(json, minutes));
    }

    private static ObjectNode covered(ObjectNode json, Minutes minutes) {
        return json.put("latestDateCovered", CrmRecord.time(minutes.to()));
    }
}
