package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    Path folder;

    private Path spoilt(String file, String what, String by) throws IOException {
        var text = Files.readString(Path.of(file));
        assertTrue(text.contains(what), what);
        return Files.writeString(folder.resolve(Path.of(file).getFileName()), text.replace(what, by));
    }

    @Test
    void whatIsShippedHasNoFaults() {
        var said = Terminal.run("check");

        assertTrue(said.out().contains("\nNo faults: 4 connectors, 3 connections, 2 mappings with "), said.toString());
        assertTrue(said.out().startsWith("mappings/customer.yaml: customer version 1, "), said.out());
        assertEquals(0, said.code());
    }

    @Test
    void aFaultIsToldWithItsPlaceAndEndsWithOne() throws IOException {
        var file = spoilt("mappings/customer.yaml", "crm: FirstName,", "crm: FristName,");

        var said = Terminal.run("check", file.toString());

        assertEquals(1, said.code());
        assertTrue(said.out().startsWith(file + ":"), said.out());
        assertTrue(said.out().contains("Did you mean 'FirstName'?"), said.out());
        assertTrue(said.out().endsWith("1 fault\n"), said.out());
    }

    @Test
    void aFailingTestInsideAMappingIsAFault() throws IOException {
        var file = spoilt("mappings/customer.yaml", "MailingCity: Portland", "MailingCity: Porto");

        var said = Terminal.run("check", file.toString());

        assertTrue(said.out().contains("Porto"), said.out());
        assertEquals(1, said.code());
    }

    @Test
    void aConnectorAndConnectionsAreKnownByTheirFirstKey() throws IOException {
        var connector = spoilt("connectors/shopify.yaml", "webhook:", "webhok:");
        var connections = spoilt("connections.yaml", "connector: shopify", "connector: shopfy");

        assertTrue(Terminal.run("check", connector.toString()).out().startsWith(connector + ":"));
        assertTrue(Terminal.run("check", connections.toString()).out().startsWith(connections + ":"));
    }

    @Test
    void aFileThatIsNotThereIsAMisuse() {
        var said = Terminal.run("check", "no/such.yaml");

        assertEquals(2, said.code());
        assertTrue(said.err().startsWith("can't read no/such.yaml"), said.err());
    }
}
