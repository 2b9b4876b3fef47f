package io.attune.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;

/** A copy of the shipped files that a test may spoil. */
record CatalogFolder(Path root) {

    static CatalogFolder copiedTo(Path root) {
        var folder = new CatalogFolder(root);
        folder.copy("connectors");
        folder.copy("mappings");
        folder.write("connections.yaml", read(Path.of("connections.yaml")));
        return folder;
    }

    private void copy(String name) {
        try (var files = Files.list(Path.of(name))) {
            Files.createDirectories(root.resolve(name));
            files.forEach(file -> write(name + "/" + file.getFileName(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The order mapping with a row that it finds in the customer's record; its tests do not know that one. */
    static String lookingUp(String order) {
        return order.substring(0, order.indexOf("\ntests:"))
                .replace("shop: {field: note, steps: [html_to_text]}",
                        "shop: {field: customer.id, steps: [{lookup: {in: customer, by: shop_id, give: tier}}]}");
    }

    CatalogFiles files() {
        return new CatalogFiles(root.resolve("connectors"), root.resolve("connections.yaml"), root.resolve("mappings"));
    }

    String name(String file) {
        return CatalogFiles.name(root.resolve(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(root.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void change(String file, UnaryOperator<String> change) {
        write(file, change.apply(read(root.resolve(file))));
    }

    /** As careful editors save: written beside, moved into place. */
    void replace(String file, UnaryOperator<String> change) {
        try {
            var fresh = root.resolve(file + ".new");
            Files.writeString(fresh, change.apply(read(root.resolve(file))));
            Files.move(fresh, root.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path mounted() {
        return root.resolve("mounted");
    }

    /** As Kubernetes mounts a ConfigMap: links to the files of a folder that is swapped as a whole. */
    void mount(String volume, UnaryOperator<String> change) {
        var names = List.of("customer.yaml", "order.yaml");
        try {
            var fresh = Files.createDirectories(mounted().resolve(volume));
            for (var name : names) {
                Files.writeString(fresh.resolve(name), change.apply(read(root.resolve("mappings").resolve(name))));
            }
            Files.createSymbolicLink(mounted().resolve("..data_tmp"), Path.of(volume));
            Files.move(mounted().resolve("..data_tmp"), mounted().resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            for (var name : names) {
                if (!Files.isSymbolicLink(mounted().resolve(name))) {
                    Files.createSymbolicLink(mounted().resolve(name), Path.of("..data", name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
