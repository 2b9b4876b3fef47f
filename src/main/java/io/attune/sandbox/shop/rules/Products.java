package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes, changes and deletes products. */
public final class Products {

    /** What the vendor calls the one variant of a product without options. */
    public static final String ONLY_VARIANT = "Default Title";

    private static final UserError MISSING = UserError.at("id", "Product does not exist", "PRODUCT_DOES_NOT_EXIST");

    private final Draft draft;

    public Products(Draft draft) {
        this.draft = draft;
    }

    /**
     * The vendor's {@code productSet}: by id, by handle, by custom id, or a new one. Errors are told from below {@code
     * input}.
     */
    public Edited set(JsonNode identifier, JsonNode input) {
        var key = identifier.isObject() ? identifier : input.hasNonNull("id") ? input : Canonical.NODES.objectNode();
        var found = find(key);
        if (found.isEmpty() && (key.hasNonNull("id") || key.hasNonNull("custom_id"))) {
            return Edited.refused(UserError.at("identifier", "Product does not exist", "PRODUCT_DOES_NOT_EXIST"));
        }
        ObjectNode product = found.map(ObjectNode::deepCopy).orElseGet(() -> ProductFields.blank(draft));
        if (found.isEmpty()) {
            Texts.at(key, "handle").ifPresent(handle -> product.put("handle", handle));
        }
        return store(found, product, it -> {
            new ProductFields(draft, it, input).apply();
            return new Metafields(draft, Kind.PRODUCT, it).setAll(input.path("metafields"));
        }).mapErrors(error -> error.under("input"));
    }

    private Optional<ObjectNode> find(JsonNode key) {
        if (key.hasNonNull("id")) {
            return Gid.parse(key.get("id").asText()).flatMap(gid -> draft.find(Kind.PRODUCT, gid.id()));
        } else if (key.hasNonNull("custom_id")) {
            return Metafields.owner(draft, Kind.PRODUCT, key.get("custom_id"));
        }
        return Texts.at(key, "handle").flatMap(this::byHandle);
    }

    private Optional<ObjectNode> byHandle(String handle) {
        return draft.all(Kind.PRODUCT).filter(it -> it.path("handle").asText().equals(handle)).findFirst();
    }

    /** The variant, wherever it is. */
    public Optional<JsonNode> variant(long id) {
        return draft.all(Kind.PRODUCT)
                .flatMap(product -> Items.of(product.path("variants")))
                .filter(variant -> variant.path("id").longValue() == id)
                .findFirst();
    }

    public Edited delete(long id) {
        var found = draft.find(Kind.PRODUCT, id);
        found.ifPresent(product -> {
            draft.remove(Kind.PRODUCT, id);
            draft.tell(List.of(new Notice.Told("products/delete", Canonical.NODES.objectNode().put("id", id))));
        });
        return found.map(Edited::to).orElseGet(() -> Edited.refused(MISSING));
    }

    Edited change(long id, Function<ObjectNode, List<UserError>> edit) {
        return draft.find(Kind.PRODUCT, id)
                .map(product -> store(Optional.of(product), product.deepCopy(), edit))
                .orElseGet(() -> Edited.refused(MISSING));
    }

    private Edited store(Optional<ObjectNode> before, ObjectNode product, Function<ObjectNode, List<UserError>> edit) {
        var errors = new ArrayList<>(edit.apply(product));
        errors.addAll(errors(product));
        if (!errors.isEmpty()) {
            return Edited.refused(errors);
        }
        if (before.isEmpty() || !Canonical.of(before.get()).equals(Canonical.of(product))) {
            draft.save(Kind.PRODUCT, product.put("updated_at", draft.time()));
            var topic = before.isPresent() ? "products/update" : "products/create";
            draft.tell(List.of(new Notice.Told(topic, ProductBody.of(product))));
        }
        return Edited.to(product);
    }

    private List<UserError> errors(ObjectNode product) {
        if (!product.hasNonNull("title")) {
            return List.of(UserError.at("title", "Title can't be blank", "INVALID_PRODUCT"));
        }
        boolean taken = byHandle(product.path("handle").asText())
                .filter(other -> other.path("id").longValue() != product.path("id").longValue()).isPresent();
        return taken ? List.of(UserError.at("handle", "Handle '%s' already in use. Please provide a new handle."
                .formatted(product.path("handle").asText()), "HANDLE_NOT_UNIQUE")) : List.of();
    }
}
