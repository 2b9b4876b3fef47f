package io.attune.decision;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A question to a person: is this id in this system one of these records, or are these records one?
 *
 * @param record that raised it; empty where it was a record of a system that none of ours is linked to
 * @param other  that it may be
 * @param holder that is linked to the id by now
 * @param isHeld whether more is known of the holder than that something refers to it
 */
record Duplicate(long id, String mapping, String system, String externalId, Optional<UUID> record, Optional<UUID> other,
        Optional<UUID> holder, boolean isHeld, Optional<String> decided, Optional<String> decidedBy) {

    static final String SELECT = """
            select d.id, d.mapping, d.system, d.ext_id, d.record, d.other, link.record as holder, d.decided,
                d.decided_by, coalesce(holding.seen or holding.ended_at is not null, false) as held
            from duplicate d left join link
                    on link.mapping = d.mapping and link.system = d.system and link.ext_id = d.ext_id
                left join record holding on holding.id = link.record
            where d.id = $1""";

    static Duplicate of(Row row) {
        return new Duplicate(row.getLong("id"), row.getString("mapping"), row.getString("system"),
                row.getString("ext_id"), Optional.ofNullable(row.getUUID("record")),
                Optional.ofNullable(row.getUUID("other")), Optional.ofNullable(row.getUUID("holder")),
                row.getBoolean("held"), Optional.ofNullable(row.getString("decided")),
                Optional.ofNullable(row.getString("decided_by")));
    }

    /** The record of ours that it may be, where it is about an id alone. */
    Optional<UUID> asked() {
        return record.or(() -> other);
    }

    /** The record that stays, if they are one. */
    Optional<UUID> first() {
        return record.or(() -> holder).or(() -> other);
    }

    /** The record that becomes the first one; empty where it is about an id alone. */
    Optional<UUID> second() {
        return other.filter(id -> !first().equals(Optional.of(id)))
                .or(() -> holder.filter(id -> !first().equals(Optional.of(id))));
    }
}
