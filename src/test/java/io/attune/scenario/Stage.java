package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.review.Sheets;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application in the tests' own process, with the systems of its sandbox; what is not told is not under way. */
record Stage(AttuneApi api, SandboxShop shop, SandboxCrm crm, Sheets sheets) {

    private static final Duration SOON = Duration.ofSeconds(180);
    private static final String OURS = "@hard.example";
    /** What was refused and is tried again some time later is not. */
    private static final String UNDER_WAY = """
            select (select count(*) from event where state = 'stored')
                + (select count(*) from delivery where state = 'due' and (tries = 0 or lease is not null))""";

    /** Nobody is there but those whom the shop has from its beginning. */
    static Stage empty(URI address, Sheets sheets) {
        var here = new RunningAttune(address.getPort()) {
            @Override
            String token() {
                return "a-token-that-only-tests-have";
            }
        };
        var stage = new Stage(new AttuneApi(here), new SandboxShop(here), new SandboxCrm(here), sheets);
        sheets.only("delete from sandbox.crm_record", "truncate seen_delivery");
        stage.shop.calm();
        stage.crm.calm();
        stage.shop.customers().stream().filter(one -> one.path("email").asText().endsWith(OURS))
                .forEach(one -> stage.shop.delete(one.get("id").asText()));
        return stage;
    }

    /** A person of the shop, with a contact. */
    Person person(String name) {
        var email = name + OURS;
        var shopId = shop.create(email, name);
        tell(shopId);
        return new Person(email, shopId, crm.contact(email).get("Id").asText());
    }

    /** @param shopId in the form of its GraphQL API */
    record Person(String email, String shopId, String crmId) {

        String number() {
            return SandboxShop.number(shopId);
        }
    }

    /** The shop tells of a customer as it is now; what has come of it when this returns. */
    void tell(String shopId) {
        tell(ShopWebhook.of("customers/update", body(shopId)));
    }

    String body(String shopId) {
        return body(shop.customer(shopId));
    }

    private static String body(JsonNode customer) {
        var id = Long.parseLong(SandboxShop.number(customer.get("id").asText()));
        var body = Canonical.NODES.objectNode().put("id", id);
        body.set("email", customer.get("email"));
        body.set("first_name", customer.get("firstName"));
        body.set("last_name", customer.get("lastName"));
        body.set("note", customer.get("note"));
        return JsonText.write(body);
    }

    /** The shop tells that it has this customer no more. */
    void tellGone(Person person) {
        tell(ShopWebhook.of("customers/delete", "{\"id\": %s}".formatted(person.number())));
    }

    void tell(ShopWebhook webhook) {
        assertEquals(202, send(webhook));
        rest();
    }

    int send(ShopWebhook webhook) {
        return api.attune().send(webhook.to(api.attune())).statusCode();
    }

    /** These systems are asked for what has changed, at once; what has come of it when this returns. */
    void sweep(String... systems) {
        var before = Stream.of(systems).map(this::swept).toList();
        Stream.of(systems).forEach(system -> api.post("sweeps/customer/" + system + "/run", ""));
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            var now = Stream.of(systems).map(this::swept).toList();
            return Stream.iterate(0, i -> i < now.size(), i -> i + 1).noneMatch(i -> now.get(i).equals(before.get(i)));
        });
        rest();
    }

    /** When the last one ended. */
    private String swept(String system) {
        return sheets.one("""
                select max(ended_at) from cursor where mapping = 'customer' and kind = 'changed' and system = '%s'"""
                .formatted(system));
    }

    void rest() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> sheets.one(UNDER_WAY), "0"::equals);
    }

    /** Every contact with this address: first name and whether our marker is on it, in order. */
    List<String> contacts(String email) {
        return crm.query("SELECT FirstName, Attune_Id__c FROM Contact WHERE Email = '" + email + "' ORDER BY FirstName")
                .stream()
                .map(one -> one.get("FirstName").asText() + (one.path("Attune_Id__c").isTextual() ? ", marked" : ""))
                .toList();
    }

    JsonNode contact(Person person) {
        return crm.query("SELECT Email, FirstName, LastName FROM Contact WHERE Id = '" + person.crmId() + "'").get(0);
    }

    /** Address, first name and last name of the person's customer. */
    List<String> customer(Person person) {
        var customer = shop.customer(person.shopId());
        return Stream.of("email", "firstName", "lastName").map(field -> customer.path(field).asText("")).toList();
    }

    /** The only record of ours that is linked to this customer. */
    String record(String shopId) {
        var found = api.list("records?mapping=customer&system=shop&ext_id=" + SandboxShop.number(shopId));
        assertEquals(1, found.size());
        return found.get(0).get("id").asText();
    }

    /** What was kept, what was lost, and why. */
    List<String> conflicts() {
        return each("conflicts?mapping=customer", "/kept/value", "/lost/value", "/policy");
    }

    List<String> duplicates() {
        return each("duplicates?decided=open", "/reason");
    }

    /** These members of each, between slashes. */
    List<String> each(String list, String... pointers) {
        var texts = new ArrayList<String>();
        api.list(list).forEach(one -> texts.add(Stream.of(pointers).map(pointer -> one.at(pointer).asText(""))
                .collect(Collectors.joining(", "))));
        return texts;
    }

    /** How often we wrote a record anywhere, or tried to. */
    String attempts(String record) {
        return sheets.one("select count(*) from attempt where record = '" + record + "'");
    }

    /** Why the latest event led where it did. */
    String lastEvent() {
        return sheets.one("select why from event order by id desc limit 1");
    }
}
