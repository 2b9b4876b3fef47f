package io.attune.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * As much of Salesforce as a contact needs on its way: searches, reads, writes, one by one and in collections. It keeps
 * contacts only where they will be read again. For one thread.
 */
final class MemoryCrm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTACT = "/sobjects/Contact";
    private static final String MARKER = "Attune_Id__c";
    private static final String NOTHING = "{\"totalSize\":0,\"done\":true,\"records\":[]}";

    private final Tally tally;
    private final boolean keeps;
    private final Map<String, ObjectNode> contacts = new HashMap<>();
    private long lastId;

    MemoryCrm(Tally tally, boolean keeps) {
        this.tally = tally;
        this.keeps = keeps;
    }

    record Answer(int status, String body) {}

    static Answer token(String base) {
        return new Answer(200, JSON.createObjectNode().put("access_token", "bench").put("token_type", "Bearer")
                .put("instance_url", base).put("issued_at", "1790000000000").toString());
    }

    Answer answer(String method, String uri, byte[] body) {
        int place = uri.indexOf(CONTACT);
        if (place < 0) {
            return new Answer(200, NOTHING); // a query: those of whom it asks are new
        }
        var rest = uri.substring(place + CONTACT.length());
        if (uri.contains("/composite/")) {
            return method.equals("GET") ? read(query(rest, "ids").split(",")) : writeAll(rest, tree(body));
        }
        var id = rest.substring(rest.lastIndexOf('/') + 1);
        return method.equals("GET") ? read(id)
                : rest.startsWith("/" + MARKER) ? made(write(Optional.empty(), tree(body)))
                : written(id, tree(body));
    }

    private Answer read(String id) {
        return Optional.ofNullable(contacts.get(id)).map(contact -> new Answer(200, contact.toString()))
                .orElse(new Answer(404, "[{\"errorCode\":\"NOT_FOUND\",\"message\":\"there is no such contact\"}]"));
    }

    private Answer read(String[] ids) {
        var all = JSON.createArrayNode();
        for (var id : ids) {
            all.add(contacts.get(id));
        }
        return new Answer(200, all.toString());
    }

    private Answer writeAll(String rest, JsonNode body) {
        var results = JSON.createArrayNode();
        for (var contact : body.path("records")) {
            var id = rest.startsWith("/" + MARKER) ? Optional.<String>empty()
                    : Optional.of(contact.path("id").asText());
            results.add(result(write(id, contact), id.isEmpty()));
        }
        return new Answer(200, results.toString());
    }

    private static Answer made(String id) {
        return new Answer(201, result(id, true).toString());
    }

    private Answer written(String id, JsonNode fields) {
        write(Optional.of(id), fields);
        return new Answer(204, "");
    }

    private static ObjectNode result(String id, boolean created) {
        var result = JSON.createObjectNode().put("id", id).put("success", true).put("created", created);
        result.putArray("errors");
        return result;
    }

    /** The id of the contact; the number of the event stands in its first name. */
    private String write(Optional<String> known, JsonNode fields) {
        var id = known.orElseGet(() -> "003B%014d".formatted(++lastId));
        if (keeps) {
            contacts.computeIfAbsent(id, first -> contact(id)).setAll((ObjectNode) fields);
        }
        var name = fields.path("FirstName").asText();
        if (name.contains("-")) {
            tally.arrived(Long.parseLong(name.substring(name.indexOf('-') + 1)));
        }
        return id;
    }

    private static ObjectNode contact(String id) {
        return JSON.createObjectNode().put("Id", id).put("SystemModstamp", "2026-01-01T00:00:00.000+0000");
    }

    private static String query(String rest, String name) {
        int begin = rest.indexOf(name + "=") + name.length() + 1;
        int end = rest.indexOf('&', begin);
        return URLDecoder.decode(rest.substring(begin, end < 0 ? rest.length() : end), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a call whose body is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
