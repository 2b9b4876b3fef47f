package io.attune.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.sandbox.VendorAnswer;
import io.attune.sandbox.desk.store.DeskUser;
import io.attune.sandbox.desk.store.Written;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;

/** Answers in the vendor's form, for one call. */
final class Answers {

    private final String api;

    Answers(UriInfo uri) {
        this.api = uri.getBaseUri().resolve(DeskApi.PATH).toString();
    }

    String api() {
        return api;
    }

    /** Reads {@code {"user": {…}}} or the like, and goes on with what stands under that key. */
    static Uni<Response> reading(byte[] body, String key, Function<JsonNode, Uni<Response>> work) {
        var reading = JsonText.read(body == null ? new byte[0] : body);
        return reading instanceof JsonText.Reading.Readable it && it.tree().path(key).isObject()
                ? work.apply(it.tree().path(key))
                : Uni.createFrom().item(
                        Words.of(422, "Unprocessable Entity", "Server could not parse JSON").toResponse());
    }

    Response user(int status, DeskUser user) {
        ObjectNode body = Canonical.NODES.objectNode();
        body.set("user", user.json(api));
        return json(status, body);
    }

    Response written(Written written) {
        if (written instanceof Written.Saved saved) {
            return user(saved.created() ? 201 : 200, saved.user());
        }
        return written instanceof Written.Refused refused ? json(422, refused.faults().body()) : missing();
    }

    static Response missing() {
        return Words.of(404).toResponse();
    }

    /** A list with nothing behind it. */
    Response users(List<DeskUser> users) {
        var body = list(users);
        body.put("count", users.size()).putNull("next_page").putNull("previous_page");
        return json(200, body);
    }

    ObjectNode list(List<DeskUser> users) {
        var body = Canonical.NODES.objectNode();
        var list = body.putArray("users");
        users.forEach(user -> list.add(user.json(api)));
        return body;
    }

    static Response json(int status, JsonNode body) {
        return new VendorAnswer(status, body).toResponse();
    }
}
