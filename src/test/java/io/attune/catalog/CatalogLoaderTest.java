package io.attune.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.attune.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLoaderTest {

    @TempDir
    Path root;

    private final CatalogLoader loader = new CatalogLoader(DemoSecrets.secrets());
    private CatalogFolder folder;

    @BeforeEach
    void copy() {
        folder = CatalogFolder.copiedTo(root);
    }

    private Contents good() {
        return loader.load(folder.files().look()).value().orElseThrow();
    }

    private List<String> faults() {
        return words(loader.load(folder.files().look()).problems());
    }

    private List<String> words(List<Problem> problems) {
        return problems.stream().map(problem -> problem.toString().replace(folder.name("") + "/", "")).toList();
    }

    @Test
    void whatIsShippedLoads() {
        assertEquals(List.of(), faults());
        assertEquals("[customer, order]", new java.util.TreeSet<>(good().mappings().keySet()).toString());
    }

    @Test
    void faultsOfOneKindOfFileAreToldTogether() {
        folder.change("mappings/customer.yaml", text -> text.replace("version: 1", "version: one"));
        folder.change("mappings/order.yaml", text -> text.replace("version: 1", "version: one"));

        assertEquals(List.of("mappings/customer.yaml", "mappings/order.yaml"),
                faults().stream().map(line -> line.substring(0, line.indexOf(':'))).distinct().toList());
    }

    @Test
    void whatStandsOnABrokenFileIsNotJudged() {
        folder.change("connectors/shopify.yaml", text -> "\t" + text);
        folder.delete("connections.yaml");

        assertEquals(List.of("connectors/shopify.yaml"),
                faults().stream().map(line -> line.substring(0, line.indexOf(':'))).distinct().toList());
    }

    @Test
    void aMissingConnectionsFileIsTold() {
        folder.delete("connections.yaml");

        assertEquals(List.of("connections.yaml: there is no such file"), faults());
    }

    @Test
    void twoFilesCannotDescribeOneConnector() {
        folder.write("connectors/second.yaml", CatalogFolder.read(root.resolve("connectors/shopify.yaml")));

        assertEquals(List.of("connectors/shopify.yaml: another file describes the connector 'shopify' already"),
                faults());
    }

    @Test
    void aFieldIsToldByTheNameOfItsSystem() {
        folder.change("mappings/customer.yaml", text -> text.replace("shop: first_name,", "shop: frist_name,"));

        assertEquals(List.of("mappings/customer.yaml:52:38: fields.first_name.shop: There is no field 'frist_name' in "
                + "Shopify customer. Did you mean 'first_name'?"), faults());
    }

    @Test
    void aMappingIsCalledAsItsFile() {
        folder.write("mappings/people.yaml", CatalogFolder.read(root.resolve("mappings/customer.yaml")));

        assertEquals(List.of("mappings/people.yaml:2:1: mapping: this file is called people.yaml, so its mapping is "
                + "'people', not 'customer'"), faults());
    }

    @Test
    void aBrokenMappingLeavesTheLastGoodOneAndTheOthersChange() {
        var good = good();
        folder.change("mappings/customer.yaml", text -> text.replace("fields:", "felds:"));
        folder.change("mappings/order.yaml", text -> text.replace("version: 1", "version: 2"));

        var reload = loader.reload(folder.files().look(), good);

        assertSame(good.mapping("customer").orElseThrow(), reload.contents().mapping("customer").orElseThrow());
        assertEquals(2, reload.contents().mapping("order").orElseThrow().version());
        assertEquals(List.of(folder.name("mappings/customer.yaml")),
                reload.problems().stream().map(Problem::file).distinct().toList());
    }

    @Test
    void aMappingThatLooksUpStandsOnTheFileItLooksInto() {
        folder.change("mappings/order.yaml", CatalogFolder::lookingUp);
        var good = good();
        folder.change("mappings/customer.yaml", text ->
                text.replace("version: 1", "version: 2").replace("  tier:", "  rank:"));

        var reload = loader.reload(folder.files().look(), good);

        assertEquals(2, reload.contents().mapping("customer").orElseThrow().version());
        assertEquals(1, reload.contents().mapping("order").orElseThrow().version());
        assertEquals(
                List.of("mappings/order.yaml:57:49: fields.remarks.shop.steps[0].lookup: the step lookup: there is no "
                + "row of customer called 'tier'."), words(reload.problems()));
    }

    @Test
    void aMappingWhoseFileIsGoneServesOn() {
        var good = good();
        folder.delete("mappings/order.yaml");

        var reload = loader.reload(folder.files().look(), good);

        assertEquals(good.mapping("order"), reload.contents().mapping("order"));
        assertEquals(List.of("mappings/order.yaml: the file is gone; its last good version, 1, "
                + "serves on until the next start"),
                words(reload.problems()));
    }

    @Test
    void aBrokenConnectorLeavesAllConnectorsAndConnections() {
        var good = good();
        folder.change("connectors/shopify.yaml", text -> text.replace("limits:", "limts:"));

        var reload = loader.reload(folder.files().look(), good);

        assertSame(good.connections(), reload.contents().connections());
        assertEquals(good.base(), reload.contents().base());
        assertEquals(List.of(folder.name("connectors/shopify.yaml")),
                reload.problems().stream().map(Problem::file).distinct().toList());
    }

    @Test
    void aConnectorThatAMappingInForceCannotStandOnIsNotTaken() {
        var good = good();
        folder.change("connectors/salesforce.yaml", text -> text.replace("LastName", "Surname"));

        var reload = loader.reload(folder.files().look(), good);

        assertSame(good.connections(), reload.contents().connections());
        assertSame(good.mapping("customer").orElseThrow(), reload.contents().mapping("customer").orElseThrow());
        assertEquals(good.base(), reload.contents().base());
        assertEquals(
                List.of("mappings/customer.yaml:48:18: fields.last_name.crm.field: There is no field 'LastName' in "
                        + "Salesforce Contact. Did you mean 'FirstName'?",
                "connectors: not taken, nor the connections, since a mapping in force does not fit them: customer"),
                words(reload.problems()));
    }

    @Test
    void aConnectorAndItsMappingChangeTogether() {
        var good = good();
        folder.change("connectors/salesforce.yaml", text -> text.replace("LastName", "Surname"));
        folder.change("mappings/customer.yaml", text ->
                text.replace("LastName", "Surname").replace("version: 1", "version: 2"));

        var reload = loader.reload(folder.files().look(), good);

        assertEquals(List.of(), reload.problems());
        assertEquals(2, reload.contents().mapping("customer").orElseThrow().version());
    }

    @Test
    void aChangedConnectorMakesItsMappingsAnew() {
        var good = good();
        folder.change("connectors/shopify.yaml", text -> text + "\n# more\n");

        var reload = loader.reload(folder.files().look(), good);

        assertEquals(List.of(), reload.problems());
        assertNotSame(good.connections(), reload.contents().connections());
        assertNotSame(good.mapping("customer").orElseThrow(), reload.contents().mapping("customer").orElseThrow());
    }

    @Test
    void aNewMappingComesIntoForce() {
        folder.delete("mappings/order.yaml");
        var good = good();
        assertEquals(Optional.empty(), good.mapping("order"));
        folder.write("mappings/order.yaml", CatalogFolder.read(Path.of("mappings/order.yaml")));

        assertEquals(1, loader.reload(folder.files().look(), good).contents().mapping("order").orElseThrow().version());
    }
}
