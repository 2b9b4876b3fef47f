package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    @Test
    void tellsEachStepOfEachRow() {
        var record = json("""
                {"id": 7219450314823, "state": "enabled", "email": " Marta@X.de ", "phone": "503 555 0142",
                 "tags": "vip, loyalty", "first_name": "M", "last_name": null, "total_spent": "12.00",
                 "default_address": {"address1": "a", "address2": "b", "country_code": "ZZ"}}""");
        var onto = Map.of("crm", json("{\"FirstName\": \"M\", \"Interests__c\": \"cycling\"}"));

        assertEquals(new String(Sandbox.example("customer-explained.txt"), StandardCharsets.UTF_8),
                explain("customer.yaml", new ExplainRequest("shop", record, onto, new WantedReferences())));
    }

    @Test
    void tellsListsConstantsAndWhatIsSkipped() {
        var record = json("""
                {"name": "#10", "currency": "USD", "total_price": "24.95", "financial_status": "pending", "test": false,
                 "line_items": [{"id": 1, "sku": " a ", "quantity": 1, "price": "1.50", "discount_allocations": []}],
                 "shipping_lines": []}""");

        assertEquals(new String(Sandbox.example("order-explained.txt"), StandardCharsets.UTF_8),
                explain("order.yaml", new ExplainRequest("shop", record, Map.of(), new WantedReferences())));
    }

    @Test
    void reportsAFileInALine() {
        assertEquals("mappings/order.yaml: order version 1, 12 rows, 2 tests passed",
                MappingReport.of("mappings/order.yaml",
                MappingLoader.load("order.yaml", Sandbox.shipped("order.yaml"), new Sandbox())));
        assertEquals("order.yaml: the file is not UTF-8 text",
                MappingReport.of("order.yaml", MappingLoader.load("order.yaml", new byte[] {-1}, new Sandbox())));
    }

    private static String explain(String file, ExplainRequest request) {
        var mapping = MappingLoader.load(file, Sandbox.shipped(file), new Sandbox()).value().orElseThrow();
        return ExplanationText.of(Explainer.explain(mapping, request));
    }

    private static JsonNode json(String text) {
        return ((JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8))).tree();
    }
}
