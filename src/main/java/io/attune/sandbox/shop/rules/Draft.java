package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.InOrder;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One piece of work on the shop: it sees the records with its own changes, and nothing is real before it is committed.
 */
public final class Draft implements Records {

    private final Records base;
    private final Instant now;
    private final Chance chance;
    private final Shape shape;
    private final Map<Changes.Ref, ObjectNode> saved = new LinkedHashMap<>();
    private final Set<Changes.Ref> removed = new LinkedHashSet<>();
    private final List<Notice> notices = new ArrayList<>();
    private UUID event;

    public Draft(Records base, Instant now, Chance chance, Shape shape) {
        this.base = base;
        this.now = now;
        this.chance = chance;
        this.shape = shape;
        this.event = chance.uuid();
    }

    /** From here on it is another action, and what is told has another event id. */
    public void beginAction() {
        event = chance.uuid();
    }

    public Instant now() {
        return now;
    }

    /** The time of this piece of work, as records bear it. */
    public String time() {
        return ShopTime.rest(now);
    }

    public Chance chance() {
        return chance;
    }

    public Shape shape() {
        return shape;
    }

    @Override
    public Optional<ObjectNode> find(Kind kind, long id) {
        var ref = new Changes.Ref(kind, id);
        if (removed.contains(ref)) {
            return Optional.empty();
        }
        return saved.containsKey(ref) ? Optional.of(saved.get(ref)) : base.find(kind, id);
    }

    @Override
    public Stream<ObjectNode> all(Kind kind) {
        if (saved.isEmpty() && removed.isEmpty()) {
            return base.all(kind);
        }
        var untouched = base.all(kind).filter(record -> !isTouched(kind, record));
        var mine = saved.entrySet().stream().filter(it -> it.getKey().kind() == kind).map(Map.Entry::getValue);
        return Stream.concat(untouched, mine).sorted(Comparator.comparingLong(Draft::id));
    }

    private boolean isTouched(Kind kind, ObjectNode record) {
        var ref = new Changes.Ref(kind, id(record));
        return saved.containsKey(ref) || removed.contains(ref);
    }

    /** A copy that may be changed. */
    Optional<ObjectNode> edit(Kind kind, long id) {
        return find(kind, id).map(ObjectNode::deepCopy);
    }

    void save(Kind kind, ObjectNode record) {
        var ref = new Changes.Ref(kind, id(record));
        removed.remove(ref);
        saved.put(ref, record);
    }

    void remove(Kind kind, long id) {
        var ref = new Changes.Ref(kind, id);
        saved.remove(ref);
        removed.add(ref);
    }

    void tell(List<Notice.Told> told) {
        told.forEach(it -> notices.add(new Notice(chance.uuid(), event, it.topic(), now, JsonText.write(it.body()))));
    }

    /** A draft on top of this one, of the same action. */
    Draft branch() {
        var branch = new Draft(this, now, chance, shape);
        branch.event = event;
        return branch;
    }

    /** Takes over what a branch did. */
    void adopt(Draft branch) {
        branch.saved.forEach((ref, record) -> save(ref.kind(), record));
        branch.removed.forEach(ref -> remove(ref.kind(), ref.id()));
        notices.addAll(branch.notices);
    }

    public Changes changes() {
        return new Changes(InOrder.map(saved), InOrder.set(removed), List.copyOf(notices));
    }

    private static long id(ObjectNode record) {
        return record.path("id").longValue();
    }
}
