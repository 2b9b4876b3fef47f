package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.JsonText;
import io.attune.mapping.type.Lookup;
import io.attune.yaml.Checked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A row that is found in another mapping's record, on the way in and on the way out. */
class LookupTest {

    private static final String ORDER = """
            mapping: order
            version: 1
            direction: shop -> crm
            systems:
              shop: {connection: shop, object: order}
              crm: {connection: crm, object: Shop_Order__c}
            fields:
              status:
                type: text(20)
                shop: {field: note, steps: [{lookup: {in: customer, by: email, give: tier}}, upper]}
                crm: Status__c
              remarks:
                type: text(40)
                shop: name
                crm: {field: Remarks__c, write_steps: [{lookup: {in: customer, by: email, give: city}}]}
            tests:
              - name: A gold customer's order
                from: shop
                record: {note: " Bob@Biller.com", name: bob@biller.com}
                others: {customer: [{email: eve@example.com, tier: Standard}, {email: bob@biller.com, tier: Gold, city: Portland}]}
                gives: {crm: {Status__c: GOLD, Remarks__c: Portland}}
              - name: Nobody knows the customer
                from: shop
                record: {note: ann@example.com}
                others: {customer: [{email: bob@biller.com, tier: Gold}]}
                gives: {problem: status}
            """;
    private static final Lookup TIER = new Lookup("customer", "email", "tier");
    private static final Lookup CITY = new Lookup("customer", "email", "city");

    @Test
    void isFoundInTheTestsOfAFile() {
        assertEquals(List.of(), load(ORDER).problems());
    }

    @Test
    void saysBeforehandWhatIsToBeFound() {
        var mapping = load(ORDER).value().orElseThrow();

        assertEquals(Set.of(TIER, CITY), mapping.lookups());
        assertEquals(Set.of(new LookupKey(TIER, JsonText.parseOwn("\"bob@biller.com\""))),
                mapping.lookups("shop",
                        JsonText.parseOwn("{\"note\": \"Bob@biller.com\", \"name\": \"bob@biller.com\"}")));
    }

    @Test
    void whatIsNotFoundIsAProblemOfTheRowAlone() {
        var mapping = load(ORDER).value().orElseThrow();
        var shared = Map.<String, JsonNode>of("status", JsonText.parseOwn("\"GOLD\""), "remarks",
                JsonText.parseOwn("\"x@y.zz\""));

        var writing = mapping.write(new WriteRequest("crm", shared, shared.keySet(), MissingNode.getInstance(),
                new Nothing()));

        assertEquals("{\"Status__c\":\"GOLD\"}", writing.patch().toString());
        assertEquals(List.of(new RowProblem("remarks", "'x@y.zz' is the email of no customer")), writing.problems());
    }

    @Test
    void isRefusedWhereItCannotWork() {
        assertEquals(
                List.of("order:10:42: fields.status.shop.steps[0].lookup: the step lookup: there is no row of customer "
                        + "called 'emial'. Did you mean 'email'?"),
                words(ORDER.replaceFirst("by: email", "by: emial")));
        assertEquals(List.of(
                "order:10:11: fields.status.shop: a column looks up once, and this one has several steps lookup"),
                words(ORDER.replace("}}, upper]", "}}, {lookup: {in: customer, by: tier, give: city}}]")));
        assertEquals(List.of(
                "order:10:42: fields.status.shop.steps[0].lookup: the step lookup has no way back, and this row "
                        + "writes to shop: give the row a direction"),
                words(ORDER.replace("direction: shop -> crm", "observe: payload").replace("remarks", "remark"))
                        .subList(0, 1));
    }

    private static List<String> words(String text) {
        return load(text).problems().stream().map(Object::toString).toList();
    }

    private static Checked<Mapping> load(String text) {
        return MappingLoader.load("order", text.getBytes(StandardCharsets.UTF_8), new Sandbox());
    }

    private record Nothing() implements References {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.empty();
        }
    }
}
