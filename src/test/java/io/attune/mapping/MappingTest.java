package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.policy.ConflictPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static final Mapping CUSTOMER =
            load(new String(Sandbox.example("customer-both-ways.yaml"), StandardCharsets.UTF_8));
    private static final Mapping ORDER = load(new String(Sandbox.shipped("order.yaml"), StandardCharsets.UTF_8));

    @Test
    void tellsWhatTheFileSays() {
        assertEquals("customer version 1", CUSTOMER.toString());
        assertEquals(List.of(List.of("email"), List.of("phone", "last_name")), CUSTOMER.match());
        assertEquals(false, CUSTOMER.mayCreate("shop"));
        assertEquals(true, CUSTOMER.mayCreate("crm"));
        assertEquals(WhenDeleted.MARK, CUSTOMER.whenDeletedIn("shop"));
        assertEquals("{\"Shop_Status__c\":\"Deleted in shop\"}", CUSTOMER.markValues("crm").toString());
        assertEquals(25, CUSTOMER.deleteCap().perHour().orElseThrow());
        assertEquals(Observe.CONFIRM, CUSTOMER.observe());
        assertEquals(Optional.of("shop"), CUSTOMER.firstSyncPrefers());
        assertEquals(new ConflictPolicy.Prefer("crm", true), CUSTOMER.row("last_name").policy());
        assertEquals(new ConflictPolicy.PreferValue("true"), CUSTOMER.row("email_opt_out").policy());
        assertEquals(new ConflictPolicy.Latest(), CUSTOMER.row("email").policy());
        assertTrue(CUSTOMER.row("email").sensitive());
        assertEquals(Set.of("shop", "crm"), CUSTOMER.row("email").writable());
        assertEquals(Set.of("shop"), CUSTOMER.row("tier").readable());
        assertEquals(Set.of("crm"), CUSTOMER.row("tier").writable());
        assertEquals(Set.of("default_address"), CUSTOMER.row("street").roots("shop"));
        assertEquals(Set.of("metafields"), CUSTOMER.row("birthday").roots("shop"));
        assertEquals(Set.of(), CUSTOMER.row("tier").roots("shop"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"state": "enabled"}   | ADMITTED
            {"state": null}        | ADMITTED
            {"state": "declined"}  | REFUSED
            {}                     | UNTOLD
            """)
    void admitsWhatOnlyIfSays(String record, Admission admission) {
        assertEquals(admission, CUSTOMER.admits("shop", json(record)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"city": "Oslo"}                  | true
            {"city": "Oslo", "tier": "Gold"}  | true
            {"city": "Rome"}                  | false
            {"city": null}                    | false
            {"tier": "Gold"}                  | true
            """)
    void noneIsMadeThatOnlyIfWouldLeaveOut(String values, boolean may) {
        var mapping = load("""
                mapping: people
                version: 1
                about: People, of whom the CRM takes those of one city.
                systems:
                  shop: {connection: shop, object: customer}
                  crm: {connection: crm, object: Contact}
                match: [[city]]
                only_if: {crm: 'source.MailingCity == "Oslo"'}
                fields:
                  city: {type: text(40), shop: default_address.city, crm: MailingCity}
                  tier: {type: text(40), shop: last_name, crm: Customer_Tier__c}
                """);

        assertEquals(may, mapping.mayCreate("crm", values(values)));
        assertEquals(true, mapping.mayCreate("shop", values(values)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nothing told           | shop | {}                                          | {}                             | []
            blanks                 | shop | {"first_name": null, "email": ""}           | {"email":null,"first_name":null} | []
            a blank parent         | shop | {"default_address": null}                   | {"city":null,"country":null,"state":null,"street":null,"zip":null} | []
            a partial parent       | shop | {"default_address": {"city": "Portland"}}   | {"city":"Portland"}            | []
            half of two fields     | shop | {"default_address": {"address1": "a"}}      | {}                             | []
            an id beyond a double  | shop | {"id": 9007199254740993}                    | {"shop_id":"9007199254740993"} | []
            not an address         | shop | {"email": "marta", "first_name": "M"}       | {"first_name":"M"}             | [RowProblem[row=email, words=the value is not an e-mail address]]
            not in the table       | crm  | {"MailingCountry": "Narnia"}                | {}                             | [RowProblem[row=country, words='Narnia' is not in the table country_names]]
            a formula of a blank   | shop | {"total_spent": null}                       | {"lifetime_value":null}        | [RowProblem[row=tier, words=a value has another type than the formula needs: a blank, or text where a number is needed]]
            surplus lines          | crm  | {"MailingStreet": "a\\r\\nb\\nc"}           | {"street":["a","b, c"]}        | []
            the item that is meant | shop | {"metafields": [{"namespace": "x", "key": "birthday", "value": "no"}, {"namespace": "crm", "key": "birthday", "value": "1987-04-30"}]} | {"birthday":"1987-04-30"} | []
            an item that is not    | shop | {"metafields": []}                          | {"birthday":null}              | []
            """)
    void readsEachRowThatIsTold(String name, String system, String record, String values, String problems) {
        var reading = CUSTOMER.read(system, json(record), new WantedReferences());

        assertEquals(values, JsonText.write(Canonical.NODES.objectNode().setAll(reading.values())));
        assertEquals(problems, reading.problems().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a change               | {"first_name": "M"}        | {"first_name": "A"}   | {"first_name":"M"}
            the same               | {"first_name": "M"}        | {"first_name": "M"}   | {}
            another spelling       | {"email": "m@x.de"}        | {"email": " M@X.de "} | {}
            another of one meaning | {"email_opt_out": true}    | {"email_marketing_consent": {"state": "not_subscribed"}} | {}
            a blank                | {"first_name": null}       | {"first_name": "A"}   | {"first_name":null}
            a blank that is there  | {"first_name": null}       | {"first_name": ""}    | {}
            below a null           | {"city": "P"}              | {"default_address": null} | {"default_address":{"city":"P"}}
            one of two fields      | {"street": ["a", "c"]}     | {"default_address": {"address1": "a", "address2": "b"}} | {"default_address":{"address2":"c"}}
            fewer lines            | {"street": ["a"]}          | {"default_address": {"address1": "a", "address2": "b"}} | {"default_address":{"address2":null}}
            tags of others stay    | {"interests": ["loyalty"]} | {"tags": "vip, newsletter"} | {"tags":"loyalty, vip"}
            all of our tags go     | {"interests": null}        | {"tags": "vip, newsletter"} | {"tags":"vip"}
            an item that is there  | {"birthday": "2000-02-29"} | {"metafields": [{"namespace": "crm", "key": "birthday", "value": "1987-04-30"}]} | {"metafields":[{"key":"birthday","namespace":"crm","value":"2000-02-29"}]}
            not where it may not   | {"tier": "Gold"}           | {"total_spent": 1}    | {}
            what cannot be read    | {"email": "m@x.de"}        | {"email": "nonsense"} | {"email":"m@x.de"}
            """)
    void writesByTheLensRule(String name, String shared, String current, String patch) {
        var values = values(shared);
        var writing = CUSTOMER.write(new WriteRequest("shop", values, values.keySet(), json(current),
                new WantedReferences()));

        assertEquals(patch, JsonText.write(Canonical.of(writing.patch())));
        assertEquals(patch.equals("{}") ? Set.of() : values.keySet(), writing.written());
    }

    @Test
    void aReferenceThatIsNotThereYetIsMissing() {
        var nobody = new References() {
            @Override
            public Optional<String> recordOf(String mapping, String externalId) {
                return Optional.of("R" + externalId);
            }

            @Override
            public Optional<String> idOf(String mapping, String recordId) {
                return Optional.empty();
            }
        };
        var record = json("{\"customer\": {\"id\": 9007199254740993}}");
        var shared = ORDER.read("shop", record, nobody).values();

        var writing = ORDER.write(new WriteRequest("crm", shared, Set.of("customer"), MissingNode.getInstance(),
                nobody));

        assertEquals(Set.of(new ReferenceKey("customer", "9007199254740993")), ORDER.references("shop", record));
        assertEquals(Set.of(new ReferenceKey("customer", "R9007199254740993")), ORDER.references(shared));
        assertEquals(List.of(new MissingReference("customer", "customer", "R9007199254740993",
                new IfMissing(Duration.ofHours(24), true))), writing.missing());
        assertEquals("{}", writing.patch().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            untold                | {"currency": "USD"}                                               | null | []
            blank                 | {"currency": "USD", "line_items": null}                           | blank | []
            no item takes part    | {"currency": "USD", "line_items": [{"quantity": 0}]}              | blank | []
            untold if it does     | {"currency": "USD", "line_items": [{"id": 1}]}                    | null | []
            a row is left out     | {"currency": "USD", "line_items": [{"id": 1, "sku": "a", "quantity": 1, "price": "x"}]} | [{"line_id":"1","qty":1,"sku":"A"}] | [RowProblem[row=lines, words=unit_price of item 1: 'x' is not a number]]
            a required row        | {"currency": "USD", "line_items": [{"id": 1, "sku": null, "quantity": 1}]} | null | [RowProblem[row=lines, words=sku of item 1: is required, and blank in shop]]
            too exact an amount   | {"currency": "JPY", "line_items": [{"id": 1, "sku": "a", "quantity": 1, "price": "1.5"}]} | [{"line_id":"1","qty":1,"sku":"A"}] | [RowProblem[row=lines, words=unit_price of item 1: '1.5' has more decimals than JPY (0)]]
            without its currency  | {"line_items": [{"id": 1, "sku": "a", "quantity": 1, "price": "1.5"}]} | [{"line_id":"1","qty":1,"sku":"A"}] | []
            the same key twice    | {"currency": "USD", "line_items": [{"id": 1, "sku": "a", "quantity": 1}, {"id": 1, "sku": "b", "quantity": 1}]} | null | [RowProblem[row=lines, words=two items have the same line_id]]
            """)
    void readsLists(String name, String record, String lines, String problems) {
        var reading = ORDER.read("shop", json(record), new WantedReferences());
        var value = reading.values().get("lines");

        assertEquals(lines, value == null ? "null" : value.isNull() ? "blank" : JsonText.write(value));
        assertEquals(problems, reading.problems().toString());
    }

    @Test
    void listsThatShareAPlaceAreWrittenTogetherOrNotAtAll() {
        var goods = values("{\"lines\": [{\"line_id\": \"1\", \"sku\": \"A\", \"qty\": 1}]}");
        var both = values("{\"lines\": [{\"line_id\": \"1\", \"sku\": \"A\", \"qty\": 1}], \"freight\": null}");

        var alone = ORDER.write(new WriteRequest("crm", goods, goods.keySet(), MissingNode.getInstance(),
                new WantedReferences()));
        var together = ORDER.write(new WriteRequest("crm", both, both.keySet(), MissingNode.getInstance(),
                new WantedReferences()));
        var again = ORDER.write(new WriteRequest("crm", both, both.keySet(), together.patch(), new WantedReferences()));

        assertEquals("{}", alone.patch().toString());
        assertEquals("[RowProblem[row=lines, words=cannot be written while freight, which stands in the same list, is not known]]",
                alone.problems().toString());
        assertEquals("{\"Lines__c\":[{\"ExternalLineId\":\"1\",\"ItemNo\":\"A\",\"Qty\":1}]}", together.patch()
                .toString());
        assertEquals(Set.of("lines", "freight"), together.written());
        assertEquals("{}", again.patch().toString());
    }

    @Test
    void writeFormulasAndWriteStepsSayTheirOwnWayBack() {
        var mapping = load("""
                mapping: small
                version: 1
                systems:
                  shop: {connection: shop, object: customer}
                  crm: {connection: crm, object: Contact}
                fields:
                  name:
                    type: text(80)
                    shop: {field: note, formula: 'source.first_name + "!"', write_formula: 'value + "/" + shared.email'}
                    crm: LastName
                  email: {type: email, shop: email, crm: Email}
                  remark:
                    type: text(200)
                    direction: shop -> crm
                    shop: tags
                    crm: {field: MailingStreet, write_steps: [upper, {cut: 7}]}
                """);
        var shared = values("{\"name\": \"N\", \"email\": \"a@b.de\", \"remark\": \"one two\"}");

        assertEquals("{\"note\":\"N/a@b.de\"}", mapping.write(new WriteRequest("shop", shared, Set.of("name"),
                json("{\"first_name\": \"M\"}"), new WantedReferences())).patch().toString());
        assertEquals("{\"MailingStreet\":\"ONE TWO\"}", mapping.write(new WriteRequest("crm", shared, Set.of("remark"),
                json("{\"MailingStreet\": \"x\"}"), new WantedReferences())).patch().toString());
        assertEquals("{}", mapping.write(new WriteRequest("crm", shared, Set.of("remark"),
                json("{\"MailingStreet\": \"ONE TWO\"}"), new WantedReferences())).patch().toString());
        assertEquals("\"M!\"", mapping.read("shop", json("{\"first_name\": \"M\"}"), new WantedReferences()).values()
                .get("name").toString());
    }

    private static Mapping load(String text) {
        var loaded = MappingLoader.load("f", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }

    private static Map<String, JsonNode> values(String text) {
        var values = new TreeMap<String, JsonNode>();
        Canonical.of(json(text)).fields().forEachRemaining(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }
}
