package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

    /** The shape of a customer as the shop's webhooks tell it. */
    private static final String BODY = """
            {"id": 9007199254740993, "email": "Ada@Example.com", "first_name": "Ada", "last_name": "Byron",
             "state": "enabled", "updated_at": "2026-11-01T09:00:00Z"}""";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "record", ".json"), text);
    }

    @Test
    void showsWhatAWebhookWouldWriteFieldByField() throws IOException {
        var said = Terminal.run("map", "customer", "--from", "shop", "--record", file(BODY).toString(),
                "--topic", "customers/create");

        assertEquals("", said.err());
        assertTrue(said.out().startsWith("mapping customer, version 1, a record of shop\n"), said.out());
        assertTrue(said.out().contains("would be written to crm:\n"), said.out());
        assertTrue(said.out().contains("\"9007199254740993\"\n"), said.out());
        assertEquals(0, said.code());
    }

    @Test
    void whatTheTargetHoldsIsNotWrittenAgain() throws IOException {
        var record = file(BODY).toString();
        var held = file("{\"FirstName\": \"Ada\", \"LastName\": \"Lovelace\"}").toString();

        var said = Terminal.run("map", "customer", "--from", "shop", "--record", record,
                "--topic", "customers/create", "--onto", held);

        assertTrue(said.out().contains("stays: crm holds it already"), said.out());
    }

    @Test
    void findsInOtherRecordsWhatItIsGiven() throws IOException {
        var mapping = Files.readString(Path.of("mappings/order.yaml"));
        Files.writeString(Files.createDirectory(folder.resolve("mappings")).resolve("order.yaml"),
                mapping.substring(0, mapping.indexOf("\ntests:")).replace("shop: {field: note, steps: [html_to_text]}",
                        "shop: {field: email, steps: [{lookup: {in: customer, by: email, give: tier}}]}"));
        Files.copy(Path.of("mappings/customer.yaml"), folder.resolve("mappings/customer.yaml"));

        var said = Terminal.run("map", "order", "--from", "shop", "--mappings", folder.resolve("mappings").toString(),
                "--record", file("{\"name\": \"#7\", \"email\": \"Ada@Example.com\", \"financial_status\": \"paid\", "
                        + "\"test\": false}").toString(),
                "--other", "customer=" + file("[{\"email\": \"ada@example.com\", \"tier\": \"Gold\"}]"));

        assertEquals("", said.err());
        assertTrue(said.out().contains("\"Gold\"   (gives the tier of the customer with this email)\n"), said.out());
        assertTrue(said.out().endsWith("  Remarks__c                      \"Gold\"\n  Channel__c                      \"WEBSHOP\"\n"),
                said.out());
    }

    @Test
    void tellsWhatIsMisused() throws IOException {
        var record = file(BODY).toString();

        assertMisuse("there is no mapping 'custmer'", "map", "custmer", "--from", "shop", "--record", record);
        assertMisuse("the mapping has no system 'sap'", "map", "customer", "--from", "sap", "--record", record);
        assertMisuse("can't read nowhere.json", "map", "customer", "--from", "shop", "--record", "nowhere.json");
        assertMisuse("the webhook tells of no customer", "map", "customer", "--from", "shop", "--record", record,
                "--topic", "products/create");
    }

    private static void assertMisuse(String words, String... arguments) {
        var said = Terminal.run(arguments);
        assertTrue(said.err().startsWith(words), said.err());
        assertEquals(2, said.code());
    }
}
