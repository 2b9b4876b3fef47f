package io.attune.sandbox.crm.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.Draft;
import io.attune.sandbox.crm.schema.DraftCheck;
import io.attune.sandbox.crm.schema.ErrorCode;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.schema.RecordId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Saves and deletes within one transaction, as one user. A refusal may leave locks, never changes. */
public final class RecordWriter {

    private final RecordTable table;
    private final Stamp now;
    private final DraftGuard guard;

    RecordWriter(RecordTable table, Stamp now) {
        this.table = table;
        this.now = now;
        this.guard = new DraftGuard(table);
    }

    public Uni<Written> create(ObjectType type, JsonNode body) {
        return table.lock(LockNames.of(type, body)).chain(() -> insert(type, body));
    }

    /** @param unmodifiedSince where given, a record that was changed after it is not touched */
    public Uni<Written> update(ObjectType type, String id, JsonNode body, Optional<Instant> unmodifiedSince) {
        return table.lock(LockNames.of(type, body))
                .chain(() -> present(type, id, record -> isNewer(record, unmodifiedSince)
                        ? refused(ApiError.of(ErrorCode.PRECONDITION_FAILED, "The record was modified since."))
                        : change(record, body)));
    }

    /**
     * Makes the record that holds {@code value} in {@code key}, or changes it where it is there.
     *
     * @param body       does not tell the key
     * @param updateOnly whether a record that is not there stays so
     */
    public Uni<Written> upsert(Key key, ObjectNode body, boolean updateOnly) {
        var whole = key.in(body);
        return table.lock(LockNames.of(key.type(), whole))
                .chain(() -> table.having(key.type(), key.field(), key.value()))
                .chain(found -> found.size() > 1
                        ? Uni.createFrom().item(new Written.Ambiguous(found.stream().map(CrmRecord::id).toList()))
                        : found.size() == 1 ? present(key.type(), found.get(0).id(), record -> change(record, body))
                        : updateOnly ? refused(ApiError.notFound())
                        : insert(key.type(), whole));
    }

    /** Into the bin. Look-ups that point at it are cleared. */
    public Uni<Written> delete(ObjectType type, String id) {
        return present(type, id, record -> table.delete(id, now)
                .chain(() -> lookUps(type, (child, field) -> table.forget(child, field, record.id())))
                .replaceWith(new Written.Saved(id, false)));
    }

    /** The loser goes into the bin and says which record it went into; look-ups that pointed at it point there. */
    public Uni<Written> merge(ObjectType type, String master, String loser) {
        return present(type, master, kept -> present(type, loser, gone -> table
                .update(loser, Canonical.NODES.objectNode().put("MasterRecordId", master), now)
                .chain(() -> table.delete(loser, now))
                .chain(() -> lookUps(type, (child, field) -> table.repoint(child, field, loser, master)))
                .chain(() -> table.update(master, Canonical.NODES.objectNode(), now))
                .chain(() -> tell(type, master))
                .replaceWith(new Written.Saved(master, false))));
    }

    private Uni<Written> insert(ObjectType type, JsonNode body) {
        return checked(DraftCheck.creating(type, body), Optional.empty(), draft -> table.nextNumber()
                .map(number -> made(draft, number))
                .chain(record -> table.insert(record)
                        .chain(() -> tell(type, record.id()))
                        .replaceWith(new Written.Saved(record.id(), true))));
    }

    private CrmRecord made(Draft draft, long number) {
        var fields = draft.values().deepCopy();
        draft.type().fields().stream().filter(field -> field.is(Field.Trait.AUTO_NUMBER))
                .forEach(field -> fields.put(field.name(), "SO-%07d".formatted(number)));
        fields.properties().removeIf(entry -> entry.getValue().isNull());
        var id = RecordId.of(draft.type().prefix(), number);
        return new CrmRecord(draft.type(), id, fields, now, now, Optional.empty());
    }

    private Uni<Written> change(CrmRecord record, JsonNode body) {
        return checked(DraftCheck.updating(record.type(), body), Optional.of(record.id()), draft -> table
                .update(record.id(), draft.values(), now)
                .chain(() -> tell(record.type(), record.id()))
                .replaceWith(new Written.Saved(record.id(), false)));
    }

    private Uni<Written> checked(DraftCheck.Checking checking, Optional<String> ownId,
            Function<Draft, Uni<Written>> save) {
        if (checking instanceof DraftCheck.Checking.Refused refused) {
            return Uni.createFrom().item(new Written.Refused(refused.errors()));
        }
        var draft = ((DraftCheck.Checking.Fine) checking).draft();
        return guard.objections(draft, ownId).chain(errors -> errors.isEmpty()
                ? save.apply(draft)
                : Uni.createFrom().item(new Written.Refused(errors)));
    }

    private Uni<Written> present(ObjectType type, String id, Function<CrmRecord, Uni<Written>> work) {
        return table.locked(type, id).chain(found -> found.isEmpty()
                ? refused(ApiError.notFound())
                : found.get().isDeleted() ? refused(ApiError.saving(ErrorCode.ENTITY_IS_DELETED, "entity is deleted"))
                : work.apply(found.get()));
    }

    /** Contacts are told of by outbound messages: what is made or changed, by whomever; not what goes into the bin. */
    private Uni<Void> tell(ObjectType type, String id) {
        return type.equals(CrmSchema.CONTACT) ? table.outbound().add(id, now) : Uni.createFrom().voidItem();
    }

    private static boolean isNewer(CrmRecord record, Optional<Instant> time) {
        return time.map(record.modified().at()::isAfter).orElse(false);
    }

    /** Does something with every field that can point at such a record. */
    private static Uni<Void> lookUps(ObjectType parent, BiFunction<ObjectType, Field, Uni<Void>> work) {
        var children = CrmSchema.OBJECTS.stream().flatMap(type -> type.fields().stream()
                .filter(field -> field.parent().equals(Optional.of(parent.name())))
                .map(field -> work.apply(type, field))).toList();
        return Multi.createFrom().iterable(children).onItem().transformToUniAndConcatenate(child -> child)
                .collect().asList().replaceWithVoid();
    }

    private static Uni<Written> refused(ApiError error) {
        return Uni.createFrom().item(Written.refused(error));
    }

    /** The value of an external id, by which one record is meant. */
    public record Key(ObjectType type, Field field, String value) {

        ObjectNode in(ObjectNode body) {
            return body.deepCopy().put(field.name(), value);
        }
    }
}
