package io.attune.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The shipped files in folders of a test's own, with a mapping of customers that is its own: connectors as plain files,
 * mappings as Kubernetes mounts a ConfigMap, by links into a folder that is swapped as a whole.
 */
record Folders(Path root) {

    static final Path SHIPPED = Path.of("mappings", "customer.yaml");
    /** From the shop alone, and believed as it is posted: no record of it needs to be in the shop. */
    static final Path ONE_WAY = Path.of("src/test/resources/scenario/one-way/customer.yaml");
    static final Path SALESFORCE = Path.of("connectors", "salesforce.yaml");

    static Folders oneWay() {
        return with(text(ONE_WAY));
    }

    /** @param customer the text of the mapping of customers */
    static Folders with(String customer) {
        try {
            var folders = new Folders(Files.createTempDirectory(Files.createDirectories(Path.of("target/scenarios")), "files-"));
            folders.copy(Path.of("connectors"), folders.root.resolve("connectors"));
            folders.swap(customer);
            for (var name : new String[] {"customer.yaml", "order.yaml"}) {
                Files.createSymbolicLink(folders.mappings().resolve(name), Path.of("..data", name));
            }
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A call to the CRM that is not answered is given up after five seconds instead of thirty, and one that is sent away for
     * now comes again after a second instead of a minute.
     */
    Folders impatient() {
        write(salesforce(), text(SALESFORCE).replace("timeout: 30s", "timeout: 5s").replace("wait: 60}", "wait: 1}"));
        return this;
    }

    String[] options() {
        return new String[] {"--connectors", root.resolve("connectors").toString(), "--mappings", mappings().toString()};
    }

    Path mappings() {
        return root.resolve("mappings");
    }

    Path salesforce() {
        return root.resolve(SALESFORCE);
    }

    /** As an editor saves that thinks of nothing. */
    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As careful editors save: written beside, moved into place. */
    void replace(Path file, String text) {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        write(fresh, text);
        move(fresh, file);
    }

    /** A new folder with this mapping of customers beside the shipped one of orders; then the link turns to it. */
    void swap(String customer) {
        try {
            var volume = Files.createTempDirectory(Files.createDirectories(mappings()), "..");
            Files.writeString(volume.resolve("customer.yaml"), customer);
            Files.copy(Path.of("mappings", "order.yaml"), volume.resolve("order.yaml"));
            Files.createSymbolicLink(mappings().resolve("..data_tmp"), volume.getFileName());
            move(mappings().resolve("..data_tmp"), mappings().resolve("..data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            files.forEach(file -> write(to.resolve(file.getFileName()), text(file)));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
