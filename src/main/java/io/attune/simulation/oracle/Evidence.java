package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.merge.Agreed;
import io.attune.merge.RecordState;
import io.attune.simulation.hub.Conflict;
import io.attune.simulation.hub.Hub;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.hub.Store;
import io.attune.simulation.hub.Book;
import io.attune.simulation.world.Edit;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Place;
import io.attune.simulation.world.Scene;
import io.attune.simulation.world.Values;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import io.attune.simulation.world.World;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the oracle may look at, and the questions that several checks ask of it. */
record Evidence(Scene scene, World world, Hub hub, Book book) {

    Store store() {
        return hub.store();
    }

    /** The record of ours that a place belongs to, or did last. */
    Optional<RecordState> thing(Place place) {
        return things(place).stream().findFirst().map(store()::load);
    }

    private List<UUID> things(Place place) {
        return store().everLinked(new Identity(place.system(), place.record()));
    }

    /**
     * Whether two places belonged to one record of ours at some time. What was merged into a place belonged to it,
     * even if we only saw what took them both in later.
     */
    boolean wereOne(Place one, Place other) {
        return !Collections.disjoint(thingsWithin(one), thingsWithin(other));
    }

    private Set<UUID> thingsWithin(Place place) {
        var all = new HashSet<>(things(place));
        world.vendor(place.system()).records().stream()
                .filter(record -> record.mergedInto().filter(place.record()::equals).isPresent())
                .forEach(loser -> all.addAll(thingsWithin(new Place(place.system(), loser.id(), place.field()))));
        return all;
    }

    Optional<VendorRecord> record(Place place) {
        return world.vendor(place.system()).record(place.record());
    }

    JsonNode agreed(RecordState thing, String field) {
        return Optional.ofNullable(thing.fields().get(field)).map(Agreed::value).orElse(NullNode.getInstance());
    }

    /** Whether two values came from one edit: of a traceable field by its number, else by being equal. */
    boolean isSame(String field, JsonNode one, JsonNode other) {
        var kind = scene.field(field);
        if (kind.kind() == Field.Kind.REFERENCE) {
            return one.equals(other) || !Collections.disjoint(people(one), people(other));
        }
        var action = Values.action(kind, one);
        return action.isPresent() ? action.equals(Values.action(kind, other)) : one.equals(other);
    }

    /** The records of ours that a reference leads or led to, and what they became: it names one, or one of a system. */
    private Set<UUID> people(JsonNode reference) {
        if (!reference.isTextual()) {
            return Set.of();
        }
        var one = reference.asText();
        var named = scene.people().names().stream().flatMap(system ->
                store().everLinked(new Identity(system, one)).stream()).toList();
        var all = new HashSet<>(named.isEmpty() && one.contains("-") ? List.of(UUID.fromString(one)) : named);
        scene.people().names().forEach(system -> store().sharing(all, system).forEach(all::add));
        all.addAll(all.stream().map(store()::meant).toList());
        return all;
    }

    /** Whether the list of conflicts names this value of the field as one that lost, or that waits for a person. */
    boolean isListed(Place place, JsonNode value) {
        return conflicts(place).anyMatch(conflict -> isSame(place.field(), conflict.lost(), value)
                || conflict.waitedForAPerson() && isSame(place.field(), conflict.kept(), value));
    }

    /** The entries of the list that are about the field of a record that this one is, or was, part of. */
    Stream<Conflict> conflicts(Place place) {
        var things = things(place);
        return store().lists().conflicts().stream()
                .filter(conflict -> conflict.field().equals(place.field()) && things.contains(conflict.record()));
    }

    boolean isInDuplicates(Identity identity) {
        return store().lists().duplicates().containsKey(identity);
    }

    /** Whether a person is asked about two records of ours, both of which this one is. */
    boolean isAskedWhetherTwoAreOne(Identity identity) {
        return Optional.ofNullable(store().lists().duplicates().get(identity)).filter(question ->
                question.reason().equals("two records of ours are one there")).isPresent();
    }

    /** Whether a person is asked about this record of ours. */
    boolean isAskedAbout(UUID record, String system) {
        return store().lists().duplicates().values().stream().anyMatch(duplicate ->
                duplicate.identity().system().equals(system) && duplicate.other().filter(record::equals).isPresent());
    }

    /** A replaced value was lost to a write of ours that nobody could prevent. */
    boolean wasWipedOut(Edit edit) {
        return world.edits().overwrites().stream().anyMatch(overwrite -> overwrite.isBeyondUs()
                && overwrite.place().equals(edit.place()) && isSame(edit.field(), overwrite.before(), edit.value()));
    }

    /**
     * A write that came too late put another value in the place of this one, and a person had typed that other value
     * there
     * in the meantime: nobody can tell the two apart.
     */
    boolean wasTakenForTyped(Edit edit) {
        return world.edits().overwrites().stream()
                .filter(late -> late.isLate() && late.place().field().equals(edit.field()))
                .filter(late -> isSame(edit.field(), late.before(), edit.value()))
                .anyMatch(late -> world.edits().edits().stream().anyMatch(typed -> typed.place().equals(late.place())
                        && isSame(edit.field(), typed.value(), late.after()) && typed.at().isBefore(late.at())));
    }

    /** Whether edits of the field count in this system. */
    boolean counts(Field field, String system) {
        return field.onlyFrom().map(system::equals).orElse(true);
    }

    /** The names of the fields that every version of the mapping has a row for. */
    Stream<String> telling(String system) {
        var kind = scene.kind(system);
        return kind.fields().stream().map(Field::name).filter(name -> scene.versions(kind).stream()
                .allMatch(version -> version.fields().stream().anyMatch(field -> field.name().equals(name))));
    }

    /** Whether nothing of what was sent when we made this tells any more, at that moment: a blank never does. */
    static boolean isRetyped(VendorRecord made, String field, Instant at) {
        var sent = made.value(field, made.madeAt());
        return sent.isNull() || !sent.equals(made.value(field, at));
    }

    String name(Vendor vendor, VendorRecord record) {
        return vendor.name() + ":" + record.id();
    }

    static String name(RecordState thing) {
        return "record " + thing.id().getLeastSignificantBits();
    }
}
