package io.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three systems that hold people: each takes reads and writes, one by one and by the hundred, and tells of each change
 * of a record, whoever made it. Safe to use from any thread.
 */
final class Members {

    static final List<String> NAMES = List.of("one", "two", "three");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode NOBODY = JSON.createObjectNode();

    private final Clock clock;
    private final Telling telling;
    private final Map<String, Map<String, ObjectNode>> people = new HashMap<>();
    private final Map<String, String> wanted = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<String, Long> calls = new TreeMap<>();
    private long converged;
    private long lastConverged = System.nanoTime();

    Members(Clock clock, Telling telling) {
        this.clock = clock;
        this.telling = telling;
        NAMES.forEach(name -> people.put(name, new TreeMap<>()));
    }

    /** Told what is now in a system. */
    interface Telling {
        void changed(String system, ObjectNode person);

        /** All systems hold what was edited last. */
        void converged(String email);
    }

    /** @param converged edits that all three systems held at some moment */
    record Counts(long converged, long lastConverged, Map<String, Long> calls) {}

    synchronized Counts counts() {
        return new Counts(converged, lastConverged, new TreeMap<>(calls));
    }

    /** A person edits, or makes, a record. */
    synchronized void edit(String system, String email, String name) {
        wanted.put(email, name);
        underWay.add(email);
        var known = people.get(system).get(id(system, email));
        var fields = JSON.createObjectNode().put("name", name);
        put(system, id(system, email), known == null ? fields.put("email", email) : fields);
    }

    /** People whose record is not the same in all systems. */
    synchronized long diverged() {
        return wanted.keySet().stream().filter(email -> names(email).size() > 1).count();
    }

    /** People who are the same in all systems, but not as they were edited last: another edit was preferred. */
    synchronized long overruled() {
        return wanted.keySet().stream().filter(email -> names(email).size() == 1 && !isEverywhere(email)).count();
    }

    private boolean isEverywhere(String email) {
        return names(email).equals(Set.of(wanted.get(email)));
    }

    /** A blank one where there is no record. */
    private Set<String> names(String email) {
        return NAMES.stream().map(system -> people.get(system).getOrDefault(id(system, email), NOBODY))
                .map(person -> person.path("name").asText()).collect(Collectors.toSet());
    }

    /** Known by its address alone: so each record is where it is looked for. */
    private static String id(String system, String email) {
        return system + "-" + email.substring(0, email.indexOf('@'));
    }

    private ObjectNode put(String system, String id, JsonNode fields) {
        var person = people.get(system).computeIfAbsent(id, first -> JSON.createObjectNode().put("id", id));
        person.setAll((ObjectNode) fields);
        person.put("id", id).put("updated_at", clock.instant().toString());
        telling.changed(system, person.deepCopy());
        count(person.path("email").asText());
        return person;
    }

    private void count(String email) {
        if (underWay.contains(email) && isEverywhere(email)) {
            underWay.remove(email);
            converged++;
            lastConverged = System.nanoTime();
            telling.converged(email);
        }
    }

    /** @param path behind the base, which names the system */
    synchronized MemoryCrm.Answer answer(String method, URI address, byte[] body) {
        var parts = address.getPath().split("/");
        var system = parts[1];
        calls.merge(system, 1L, Long::sum);
        var last = parts[parts.length - 1];
        if (last.equals("many")) {
            return method.equals("GET") ? many(system, query(address)) : writeMany(system, tree(body).get("records"));
        }
        if (last.equals("people")) {
            return found(people.get(system).values().stream()
                    .filter(one -> one.path("external_id").asText().equals(query(address))).toList());
        }
        return method.equals("GET") ? read(system, last)
                : new MemoryCrm.Answer(200, written(system, tree(body), last).toString());
    }

    private MemoryCrm.Answer read(String system, String id) {
        var person = people.get(system).get(id);
        return person == null ? new MemoryCrm.Answer(404, "{\"message\":\"there is nobody of that id\"}")
                : new MemoryCrm.Answer(200, person.toString());
    }

    private MemoryCrm.Answer many(String system, String ids) {
        return found(Stream.of(ids.split(",")).map(people.get(system)::get).filter(one -> one != null).toList());
    }

    private static MemoryCrm.Answer found(List<ObjectNode> found) {
        var answer = JSON.createObjectNode();
        answer.putArray("data").addAll(found);
        return new MemoryCrm.Answer(200, answer.toString());
    }

    private MemoryCrm.Answer writeMany(String system, JsonNode records) {
        var results = new ArrayList<JsonNode>();
        records.forEach(record -> results.add(JSON.createObjectNode().put("id",
                written(system, record, record.path("id").asText()).get("id").asText())));
        return new MemoryCrm.Answer(200, JSON.createObjectNode()
                .set("results", new ArrayNode(JSON.getNodeFactory(), results)).toString());
    }

    private ObjectNode written(String system, JsonNode fields, String id) {
        return put(system, fields.has("email") && !people.get(system).containsKey(id)
                ? id(system, fields.get("email").asText()) : id, fields);
    }

    private static String query(URI address) {
        var query = address.getRawQuery();
        return URLDecoder.decode(query.substring(query.indexOf('=') + 1), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
