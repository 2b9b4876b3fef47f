package io.attune.review;

import io.attune.catalog.Catalog;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the mappings in force say of their rows and systems. */
@ApplicationScoped
class MappedRows {

    private final Catalog catalog;

    MappedRows(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Empty where the mapping or the row is not known (any more). */
    Optional<Row> row(String mapping, String row) {
        return catalog.mapping(mapping).filter(known -> known.hasRow(row)).map(known -> known.row(row));
    }

    /** The names of the rows, in the order of the file; none where the mapping is not known. */
    List<String> rows(String mapping) {
        return catalog.mapping(mapping).map(known -> known.rows().stream().map(Row::name).toList()).orElse(List.of());
    }

    /** The names of the systems that take part; none where the mapping is not known. */
    List<String> systems(String mapping) {
        return catalog.mapping(mapping)
                .map(known -> known.systems().stream().map(MappedSystem::name).toList())
                .orElse(List.of());
    }
}
