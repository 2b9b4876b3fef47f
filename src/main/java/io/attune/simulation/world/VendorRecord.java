package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One record of one system, with the states that it had. */
public final class VendorRecord {

    /** What it was like since a moment. */
    private record Version(Instant since, ObjectNode values, long revision, Instant changedAt, By by) {}

    /** The field that shows the revision, or the second of the last change. */
    static final String STAMP = "stamp";

    private final String id;
    private final Instant createdAt;
    private final By creator;
    private final List<Version> versions = new ArrayList<>();
    private Optional<Instant> deletedAt = Optional.empty();
    private Optional<String> mergedInto = Optional.empty();

    VendorRecord(String id, Instant createdAt, By creator) {
        this.id = id;
        this.createdAt = createdAt;
        this.creator = creator;
    }

    public String id() {
        return id;
    }

    public boolean isLive() {
        return deletedAt.isEmpty();
    }

    /** When it was deleted, by the world's clock; empty while it lives. */
    public Optional<Instant> deletedAt() {
        return deletedAt;
    }

    /** When it was made, by the world's clock. */
    public Instant madeAt() {
        return versions.get(0).since();
    }

    /** Who made it. */
    public By creator() {
        return creator;
    }

    /** What it held at a moment; blank before it was made. */
    public JsonNode value(String field, Instant at) {
        JsonNode value = NullNode.getInstance();
        for (var version : versions) {
            value = version.since().isAfter(at) || !version.values().has(field) ? value : version.values().get(field);
        }
        return value;
    }

    /** The record that took this one in. */
    public Optional<String> mergedInto() {
        return mergedInto;
    }

    public boolean isMadeByAttune() {
        return creator.isAttune();
    }

    /** We had given up waiting when it was made. */
    public boolean isMadeTooLate() {
        return creator.isLate();
    }

    public long revision() {
        return last().revision();
    }

    /** What it holds, or held last. */
    public ObjectNode values() {
        return last().values();
    }

    public JsonNode value(String field) {
        var value = values().get(field);
        return value == null ? NullNode.getInstance() : value;
    }

    public String marker() {
        return values().path(Vendor.MARKER).asText();
    }

    void change(ObjectNode values, Instant now, Instant vendorTime, By by) {
        versions.add(new Version(now, values, versions.isEmpty() ? 1 : revision() + 1, vendorTime, by));
    }

    void delete(Optional<String> into, Instant now) {
        deletedAt = Optional.of(now);
        mergedInto = into;
    }

    Shown shown(Traits traits, Instant asOf) {
        var telling = traits.telling();
        var version = versions.get(0);
        for (var later : versions) {
            version = later.since().isAfter(asOf) ? version : later;
        }
        var stamps = switch (telling.stamp()) {
            case REVISION -> new Shown.Stamps(OptionalLong.of(version.revision()), Optional.of(version
                    .changedAt()), createdAt);
            case SECONDS -> new Shown.Stamps(OptionalLong.empty(), Optional.of(version.changedAt()), createdAt);
            case NONE -> new Shown.Stamps(OptionalLong.empty(), Optional.empty(), createdAt);
        };
        var values = version.values().deepCopy();
        return new Shown(id, traits.binding() == Traits.Binding.NONE ? values : stamped(values, stamps), stamps,
                telling.actor() ? Optional.of(version.by().name()) : Optional.empty(), asOf);
    }

    /** With what a write may be bound to. */
    private static ObjectNode stamped(ObjectNode values, Shown.Stamps stamps) {
        return values.put(STAMP, stamps.revision().isPresent() ? String.valueOf(stamps.revision().getAsLong())
                : stamps.changedAt().map(Instant::toString).orElseThrow());
    }

    private Version last() {
        return versions.get(versions.size() - 1);
    }
}
