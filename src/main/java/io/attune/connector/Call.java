package io.attune.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.InOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call to a system, ready but for the signing in.
 *
 * @param kind    read, find, list, create, update, upsert, delete or token: the name that breakers and metrics go by
 * @param step    which call of the connector file it is, so that its answer can be understood
 * @param fields  the root fields of the patch that it settles; one that several calls carry is settled by the last of
 *                them
 * @param wanted  of a find: what a hit must hold exactly, since many systems search by words; of a read: the id
 * @param part    what it is in a batch of such calls; missing where it goes alone
 * @param bulk    whether it is one of many that nobody waits for: what is live goes before it
 */
public record Call(String kind, String step, Request request, Set<String> fields, Map<String, JsonNode> wanted,
        JsonNode part, boolean bulk) {

    public Call {
        fields = InOrder.set(fields);
        wanted = InOrder.map(wanted);
    }

    public Call(String kind, String step, Request request, Set<String> fields, Map<String, JsonNode> wanted) {
        this(kind, step, request, fields, wanted, MissingNode.getInstance(), false);
    }

    public Call with(Request changed) {
        return new Call(kind, step, changed, fields, wanted, part, bulk);
    }

    Call as(JsonNode partOfBatch) {
        return new Call(kind, step, request, fields, wanted, partOfBatch, bulk);
    }

    /** The same, as one of many that nobody waits for. */
    public Call inBulk() {
        return new Call(kind, step, request, fields, wanted, part, true);
    }

    public String method() {
        return request.method();
    }

    public String url() {
        return request.url();
    }

    public Map<String, String> headers() {
        return request.headers();
    }

    public Optional<byte[]> body() {
        return request.body();
    }

    public Duration timeout() {
        return request.timeout();
    }

    @Override
    public String toString() {
        return kind + " " + request;
    }
}
