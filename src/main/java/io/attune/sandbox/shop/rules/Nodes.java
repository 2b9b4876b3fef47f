package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What can be done to a record of any kind: tags and metafields. */
public final class Nodes {

    private static final int MAX_METAFIELDS = 25;
    private static final String OWNERLESS = "Owner does not exist.";
    private static final UserError MISSING = UserError.at("id", "The resource was not found", "NOT_FOUND");

    private final Draft draft;

    public Nodes(Draft draft) {
        this.draft = draft;
    }

    public Optional<ObjectNode> find(String id) {
        return Gid.parse(id).flatMap(gid -> gid.kind().flatMap(kind -> draft.find(kind, gid.id())));
    }

    public Edited addTags(String id, Collection<String> tags) {
        return change(id, node -> {
            Tags.add(node, tags);
            return List.of();
        });
    }

    public Edited removeTags(String id, Collection<String> tags) {
        return change(id, node -> {
            Tags.remove(node, tags);
            return List.of();
        });
    }

    /** Sets all of them or none. The owners are told once each, however many of their metafields change. */
    public MetafieldsSet setMetafields(JsonNode inputs) {
        if (inputs.size() > MAX_METAFIELDS) {
            var words = "Exceeded the maximum metafields input limit of " + MAX_METAFIELDS + ".";
            return new MetafieldsSet(List.of(), List.of(UserError.at("metafields", words, "LESS_THAN_OR_EQUAL_TO")));
        }
        var branch = draft.branch();
        var errors = new Nodes(branch).setByOwner(inputs);
        if (!errors.isEmpty()) {
            return new MetafieldsSet(List.of(), errors);
        }
        draft.adopt(branch);
        var set = new ArrayList<Owned>();
        inputs.forEach(input -> find(input.path("owner_id").asText()).flatMap(owner -> owned(owner, input))
                .ifPresent(set::add));
        return new MetafieldsSet(set, List.of());
    }

    /** Deletes those that are there; the others were not there before either. */
    public List<UserError> deleteMetafields(JsonNode identifiers) {
        var errors = new ArrayList<UserError>();
        for (int i = 0; i < identifiers.size(); i++) {
            var identifier = identifiers.get(i);
            var at = String.valueOf(i);
            change(identifier.path("owner_id").asText(), owner -> {
                Metafields.remove(owner, identifier);
                return List.of();
            }).errors().forEach(error ->
                    errors.add(UserError.at("ownerId", OWNERLESS, "INVALID").under("metafields", at)));
        }
        return errors;
    }

    private static Optional<Owned> owned(ObjectNode owner, JsonNode input) {
        var namespace = Texts.at(input, "namespace").orElse(Metafields.OWN_NAMESPACE);
        return Metafields.find(owner, namespace, input.path("key").asText()).map(it -> new Owned(owner, it));
    }

    private List<UserError> setByOwner(JsonNode inputs) {
        var byOwner = new LinkedHashMap<String, Map<Integer, JsonNode>>();
        for (int i = 0; i < inputs.size(); i++) {
            byOwner.computeIfAbsent(inputs.get(i).path("owner_id").asText(), id -> new LinkedHashMap<>())
                    .put(i, inputs.get(i));
        }
        var errors = new ArrayList<UserError>();
        byOwner.forEach((id, own) -> {
            int first = own.keySet().iterator().next();
            change(id, owner -> set(id, owner, own)).errors().stream()
                    .map(error -> error == MISSING ? missingOwner(first) : error).forEach(errors::add);
        });
        return errors;
    }

    private static UserError missingOwner(int index) {
        return UserError.at("ownerId", OWNERLESS, "INVALID").under("metafields", String.valueOf(index));
    }

    private List<UserError> set(String id, ObjectNode owner, Map<Integer, JsonNode> inputs) {
        var metafields = new Metafields(draft, Gid.parse(id).flatMap(Gid::kind).orElseThrow(), owner);
        var errors = new ArrayList<UserError>();
        inputs.forEach((index, input) -> metafields.set(input)
                .map(error -> error.under("metafields", String.valueOf(index))).ifPresent(errors::add));
        return errors;
    }

    private Edited change(String id, Function<ObjectNode, List<UserError>> edit) {
        return Gid.parse(id).filter(gid -> find(id).isPresent()).map(gid -> switch (gid.kind().orElseThrow()) {
            case CUSTOMER -> new Customers(draft).change(gid.id(), edit);
            case ORDER -> new Orders(draft).change(gid.id(), edit);
            case PRODUCT -> new Products(draft).change(gid.id(), edit);
        }).orElseGet(() -> Edited.refused(MISSING));
    }

    /** A metafield and the record it is on. */
    public record Owned(ObjectNode owner, JsonNode metafield) {}

    /** The metafields as they are now, or why none was set. */
    public record MetafieldsSet(List<Owned> metafields, List<UserError> errors) {}
}
