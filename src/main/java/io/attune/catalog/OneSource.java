package io.attune.catalog;

import io.attune.mapping.Mapping;
import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import java.util.List;
import java.util.TreeSet;

/**
 * Edits of one record in two systems need conflict policies, which this version of the engine does not run: a mapping
 * in which more than one system can be edited is not switched on, since a value could be lost without a word.
 */
final class OneSource {

    private OneSource() {}

    static Checked<Mapping> check(String file, Mapping mapping) {
        var sources = new TreeSet<String>();
        mapping.rows().forEach(row -> sources.addAll(row.readable()));
        return sources.size() < 2 ? Checked.valid(mapping)
                : Checked.faulty(List.of(new Problem(file, 1, 1, "direction", ("edits count in %s here, and this version "
                        + "syncs from one system only. Write for example 'direction: %s -> %s'")
                        .formatted(String.join(" and in ", sources), sources.first(), sources.last()))));
    }
}
