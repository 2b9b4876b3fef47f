package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.failpoint.Failpoint;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * People edit customers in the shop and in the CRM while calls fail and Attune dies again and again at the worst moments.
 * In the end both hold every last edit, and nobody is there twice. Each field is edited in one of the two only, so that
 * what must be there in the end is known without looking at Attune. Each moment three times; {@code -Dattune.kills=200}
 * for many.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("attune.kills", 3 * Failpoint.values().length);
    private static final long SEED = Long.getLong("attune.seed", 20_261_122L);
    private static final int PEOPLE = 5;
    private static final Duration LIFE = Duration.ofSeconds(4);

    private static AttuneProcess attune;
    private static SandboxShop shop;
    private static SandboxCrm crm;

    private final SplittableRandom random = new SplittableRandom(SEED);
    /** E-mail address and field, to the value last given. */
    private final Map<String, String> wanted = new TreeMap<>();
    private int edits;

    @BeforeAll
    static void start() {
        attune = AttuneProcess.impatient("--mappings", "src/test/resources/scenario/two-way");
        shop = new SandboxShop(attune);
        crm = new SandboxCrm(attune);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void everyEditArrivesAndNobodyIsThereTwice() {
        for (int i = 0; i < PEOPLE; i++) {
            create(i);
        }
        attune.kill();
        for (int i = 0; i < KILLS; i++) {
            live(Failpoint.values()[i % Failpoint.values().length]);
        }
        attune.start();
        calm();
        assertTrue(edits > KILLS, "people came to edit");
        await().atMost(Duration.ofSeconds(400)).pollInterval(Duration.ofSeconds(1)).ignoreExceptions()
                .untilAsserted(this::bothHoldAllOfIt);
    }

    /** Every other one in the CRM. */
    private void create(int person) {
        var email = email(person);
        if (person % 2 == 0) {
            shop.create(email, "First" + person);
            wanted.put(email + " first_name", "First" + person);
        } else {
            crm.create("{\"Email\": \"%s\", \"FirstName\": \"First%d\", \"LastName\": \"New\"}".formatted(email, person));
            wanted.put(email + " first_name", "First" + person);
        }
    }

    private static String email(int person) {
        return "person" + person + "@example.com";
    }

    /** One life of the process: until the moment comes, or the life is over. */
    private void live(Failpoint end) {
        attune.startToDie(end.name(), 1 + random.nextInt(6));
        trouble();
        while (!attune.diesWithin(Duration.ofMillis(20 + random.nextInt(80))) && attune.age().compareTo(LIFE) < 0) {
            edit();
        }
        attune.kill();
    }

    private void trouble() {
        whileAlive(() -> {
            shop.fail("{\"kind\": \"status\", \"status\": 503, \"share\": 0.1, \"for\": \"PT60S\"}");
            shop.fail("{\"kind\": \"timeout_after\", \"latency_ms\": 300, \"share\": 0.05, \"for\": \"PT60S\"}");
            crm.fail("{\"kind\": \"status\", \"status\": 500, \"share\": 0.1, \"for\": \"PT60S\", \"match\": \".*/sobjects/.*\"}");
            crm.fail("{\"kind\": \"drop\", \"share\": 0.05, \"for\": \"PT60S\", \"match\": \".*/sobjects/.*\"}");
        });
    }

    private void calm() {
        shop.calm();
        crm.calm();
    }

    /** An edit that fails is none, or is one: the same value again makes it surely one. */
    private void edit() {
        var email = email(random.nextInt(PEOPLE));
        var value = "V" + random.nextInt(1_000_000);
        boolean inShop = random.nextBoolean();
        var field = inShop ? "first_name" : "last_name";
        for (int tries = 0; tries < 20; tries++) {
            if (whileAlive(() -> edit(inShop, email, value))) {
                wanted.put(email + " " + field, value);
                edits++;
                return;
            }
        }
        wanted.remove(email + " " + field); // it died with the answer: nobody knows whether that was one
    }

    private static void edit(boolean inShop, String email, String value) {
        if (inShop) {
            shop.edit(only(shop.customers().stream().filter(one -> one.path("email").asText().equals(email)).toList(), "id"),
                    "firstName", value);
        } else {
            crm.edit(only(crm.query("SELECT Id FROM Contact WHERE Email = '" + email + "'"), "Id"),
                    "{\"LastName\": \"" + value + "\"}");
        }
    }

    /** Nobody can edit who is not there yet. */
    private static String only(List<JsonNode> found, String id) {
        if (found.size() != 1) {
            throw new IllegalStateException("found " + found.size());
        }
        return found.get(0).get(id).asText();
    }

    private static boolean whileAlive(Runnable action) {
        try {
            action.run();
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    private void bothHoldAllOfIt() {
        var inShop = shop.customers().stream().filter(one -> one.path("email").asText().startsWith("person")).toList();
        var inCrm = crm.query("SELECT Id, Email, FirstName, LastName FROM Contact WHERE Email LIKE 'person%'");
        var people = java.util.stream.IntStream.range(0, PEOPLE).mapToObj(CrashIT::email).toList();
        assertEquals(people, inShop.stream().map(one -> one.get("email").asText()).sorted().toList());
        assertEquals(people, inCrm.stream().map(one -> one.get("Email").asText()).sorted().toList());
        var shopHolds = inShop.stream().collect(Collectors.toMap(one -> one.get("email").asText(),
                one -> List.of(one.get("firstName").asText(), one.get("lastName").asText()), (a, b) -> a, TreeMap::new));
        var crmHolds = inCrm.stream().collect(Collectors.toMap(one -> one.get("Email").asText(),
                one -> List.of(one.get("FirstName").asText(), one.get("LastName").asText()), (a, b) -> a, TreeMap::new));
        assertEquals(shopHolds, crmHolds, "seed " + SEED);
        wanted.forEach((key, value) -> assertEquals(value, crmHolds.get(key.split(" ")[0])
                .get(key.endsWith("first_name") ? 0 : 1), key + ", seed " + SEED));
    }
}
