package io.attune.simulation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.merge.RecordState;
import io.attune.simulation.hub.Identity;
import io.attune.simulation.world.Edit;
import io.attune.simulation.world.Field;
import io.attune.simulation.world.Place;
import io.attune.simulation.world.Values;
import io.attune.simulation.world.Vendor;
import io.attune.simulation.world.VendorRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every value that a system holds was typed by somebody. */
final class Inventions implements Check {

    @Override
    public Stream<Violation> of(Evidence evidence) {
        return evidence.scene().fields().stream().filter(field -> field.kind() != Field.Kind.REFERENCE)
                .flatMap(field -> of(evidence, field));
    }

    private static Stream<Violation> of(Evidence evidence, Field field) {
        Set<Object> typed = evidence.world().edits().edits().stream()
                .filter(edit -> edit.field().equals(field.name()))
                .map(Edit::value)
                .flatMap(value -> marks(field, value))
                .collect(Collectors.toCollection(HashSet::new));
        var changed = field.kind() == Field.Kind.TEXT && evidence.scene().changes() > 0
                ? readOtherwise(evidence, field) : Stream.<Violation>of();
        return Stream.concat(changed, evidence.world().vendors().stream().flatMap(vendor -> vendor.live().stream()
                .flatMap(record -> marks(field, evidence.book().read(vendor.name(), record.values()).get(field.name()))
                        .filter(mark -> !typed.contains(mark))
                        .map(mark -> new Violation(Invariant.INVENTED, "%s of %s is %s, which nobody typed".formatted(
                                field.name(), evidence.name(vendor, record), mark))))));
    }

    /**
     * Where a mapping changes, a text is what somebody typed as the last version reads it, trimmed, cut or in another
     * case: to take what the version changes for an edit would spread it.
     */
    private static Stream<Violation> readOtherwise(Evidence evidence, Field field) {
        var typed = evidence.world().edits().edits().stream()
                .filter(edit -> edit.field().equals(field.name()) && edit.value().isTextual())
                .flatMap(edit -> meant(evidence, edit))
                .collect(Collectors.toSet());
        return evidence.world().vendors().stream().flatMap(vendor -> vendor.live().stream()
                .filter(record -> isOurs(evidence, new Identity(vendor.name(), record.id())))
                .flatMap(record -> heldUnlisted(evidence, vendor, record, field))
                .filter(value -> typed.stream().noneMatch(one -> one.startsWith(tidied(value.textValue()))))
                .map(value -> new Violation(Invariant.INVENTED, "%s of %s is %s, which nobody typed so".formatted(
                        field.name(), vendor.name(), value))));
    }

    /** The text, unless the list names it as one that lost there: a late write, where a person has yet to decide. */
    private static Stream<JsonNode> heldUnlisted(Evidence evidence, Vendor vendor, VendorRecord record, Field field) {
        var place = new Place(vendor.name(), record.id(), field.name());
        return Stream.ofNullable(evidence.book().read(vendor.name(), record.values()).get(field.name()))
                .filter(JsonNode::isTextual)
                .filter(value -> evidence.conflicts(place)
                        .filter(conflict -> conflict.system().equals(vendor.name()))
                        .noneMatch(conflict -> evidence.isSame(field.name(), conflict.lost(), value)));
    }

    /**
     * Once it is gone where it was typed, it is what the others made of it; or what the version before would have
     * written, where it was kept though it stood nowhere any more. What a record that ended under that version left
     * behind was not read anew: the one that finds it reads it as it stands.
     */
    private static Stream<String> meant(Evidence evidence, Edit edit) {
        var typed = edit.value().textValue();
        boolean isThere = evidence.record(edit.place()).filter(VendorRecord::isLive).isPresent();
        boolean isAsTyped = isThere && !wasKept(evidence, edit) && !wasLeftBehind(evidence, edit)
                && !cameBack(evidence, edit);
        return isAsTyped ? Stream.of(tidied(typed))
                : asRead(typed, evidence.scene().versions(evidence.scene().kind(edit.place().system())).size() - 1);
    }

    /** With a letter more or less for each change of the mapping. */
    private static Stream<String> asRead(String typed, int changes) {
        return IntStream.rangeClosed(-changes, changes).mapToObj(letters -> letters < 0
                ? tidied(typed).replaceFirst("^t{0," + -letters + "}", "") : tidied("t".repeat(letters) + typed));
    }

    private static boolean wasLeftBehind(Evidence evidence, Edit edit) {
        return evidence.store().everLinked(new Identity(edit.place().system(), edit.place().record())).stream()
                .map(evidence.store()::load)
                .anyMatch(thing -> thing.isEnded()
                        && thing.mappingVersion() != evidence.book().of(thing).rules().version());
    }

    /**
     * A person chose it, or it was kept where what may be a late write of ours, or what waits for a person, had taken
     * its place.
     */
    private static boolean wasKept(Evidence evidence, Edit edit) {
        return evidence.conflicts(edit.place())
                .filter(conflict -> conflict.isAChoice() || conflict.system().equals(edit.place().system())
                        && (conflict.policy().equals("late write or edit") || conflict.waitedForAPerson()))
                .anyMatch(conflict -> evidence.isSame(edit.field(), conflict.kept(), edit.value()));
    }

    /** A version was without the row: the one in which it comes back takes what stands there as it stands. */
    private static boolean cameBack(Evidence evidence, Edit edit) {
        var versions = evidence.scene().versions(evidence.scene().kind(edit.place().system()));
        return versions.stream().skip(1).anyMatch(kind -> kind.fields().stream()
                .noneMatch(field -> field.name().equals(edit.field())));
    }

    /** What nobody is linked to, or a person is asked about, stays as it was made. */
    private static boolean isOurs(Evidence evidence, Identity identity) {
        return evidence.store().linked(identity).filter(id -> !evidence.isInDuplicates(identity))
                .map(evidence.store()::load).filter(thing -> !thing.isEnded() && thing.link(identity.system()).isLive())
                .filter(thing -> !evidence.hub().waitsForAPerson(thing.id(), identity.system()))
                .filter(thing -> !hasWhatWasMadeForAnother(evidence, thing))
                .isPresent();
    }

    /**
     * What we had made for another record in a system without marker, or made after we had given up waiting, and nobody
     * knew for that one's, since a person gave that one or this another key: it is read as it was written. So is what a
     * person, who was asked about it, said is one of its own; or what he copied, marker and all, so that it tells of
     * neither.
     */
    private static boolean hasWhatWasMadeForAnother(Evidence evidence, RecordState thing) {
        var linked = thing.links().entrySet().stream()
                .flatMap(link -> link.getValue().externalId().stream().map(id -> new Identity(link.getKey(), id)))
                .toList();
        var begun = linked.stream().flatMap(identity -> evidence.store().linkedAt(identity).stream())
                .min(Instant::compareTo).orElse(Instant.MAX);
        return linked.stream().filter(identity -> isMarkedByNothing(evidence, identity))
                .flatMap(identity -> evidence.world().vendor(identity.system()).record(identity.id()).stream())
                .filter(VendorRecord::isMadeByAttune)
                .anyMatch(record -> record.isMadeTooLate() || record.madeAt().isBefore(begun));
    }

    private static boolean isMarkedByNothing(Evidence evidence, Identity identity) {
        var vendor = evidence.world().vendor(identity.system());
        return !vendor.traits().keepsMarker() || evidence.store().lists().isBegunByAPerson(identity)
                || vendor.record(identity.id()).filter(record -> vendor.records().stream().anyMatch(other ->
                        !other.isMadeByAttune() && marker(other).equals(marker(record)))).isPresent();
    }

    private static JsonNode marker(VendorRecord made) {
        return made.value(Vendor.MARKER, made.madeAt());
    }

    private static String tidied(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** By what a value is recognised; nothing where it is blank. */
    private static Stream<Object> marks(Field field, JsonNode value) {
        if (value == null || value.isNull()) {
            return Stream.of();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText);
        }
        return Values.action(field, value).map(Object.class::cast).or(() -> Optional.of(value)).stream();
    }
}
