package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that was not made by us gets our marker with a write, where nobody else keeps something in its place. */
class MarkersTest {

    private static final String OURS = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String COPIED = "01890a5d-ac96-774b-bcce-b302099a8058";

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            zendesk    | {}                                     | {"external_id":"OURS","notes":"x"}
            zendesk    | {"external_id": null}                  | {"external_id":"OURS","notes":"x"}
            zendesk    | {"external_id": "OURS"}                | {"notes":"x"}
            zendesk    | {"external_id": "COPIED"}              | {"external_id":"OURS","notes":"x"}
            zendesk    | {"external_id": "customer-17"}         | {"notes":"x"}
            salesforce | {"Attune_Id__c": null}                 | {"Attune_Id__c":"OURS","notes":"x"}
            shopify    | {"metafields": []}                     | {"metafields":[{"key":"id","namespace":"attune","value":"OURS"}],"notes":"x"}
            shopify    | {"metafields": [{"namespace": "attune", "key": "id", "value": "OURS"}]} | {"notes":"x"}
            """)
    void isGivenWhereItsPlaceIsFree(String connector, String current, String patch) {
        var object = Shipped.load(connector)
                .object(connector.equals("zendesk") ? "user" : connector.equals("shopify") ? "customer" : "Contact")
                .orElseThrow();

        var marked = object.marked(json("{\"notes\": \"x\"}"), json(current), OURS);

        assertEquals(json(patch), marked);
    }

    @Test
    void theShopKeepsItAsAMetafieldOfTheTypeIdThatIsUnique() {
        var customer = Shipped.load("shopify").object("customer").orElseThrow();
        var patch = customer.marked(json("{\"first_name\": \"Ada\"}"), json("{\"metafields\": []}"), OURS);

        var calls = customer.write(Samples.SHOP, new Write(Write.Kind.UPDATE, Optional.of("7"), OURS, patch,
                json("{\"metafields\": []}")));

        assertEquals(List.of("update.fields", "update.metafields"), calls.stream().map(Call::step).toList());
        assertEquals(named("[{\"key\":\"id\",\"namespace\":\"attune\",\"ownerId\":\"gid://shopify/Customer/7\",\"type\":\"id\","
                + "\"value\":\"OURS\"}]"), JsonText.write(JsonText.parseOwn(new String(calls.get(1).body().orElseThrow()))
                        .at("/variables/metafields")));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonText.parseOwn(named(text));
    }

    private static String named(String text) {
        return text.replace("OURS", OURS).replace("COPIED", COPIED);
    }
}
