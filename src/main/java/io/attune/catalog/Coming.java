package io.attune.catalog;

import io.attune.catalog.Contents.Served;
import io.attune.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What will be in force once all files are judged, and what will not. */
final class Coming {

    final SortedMap<String, Served> served = new TreeMap<>();
    final List<Problem> faults = new ArrayList<>();
    final List<WaitingVersion> waiting = new ArrayList<>();

    /** @param before serves on */
    void waits(WaitingVersion version, Optional<Served> before) {
        waiting.add(version);
        serves(before);
    }

    /** It may not follow the one before, which serves on. */
    Coming refuses(List<Problem> problems, Optional<Served> before) {
        faults.addAll(problems);
        serves(before);
        return this;
    }

    private void serves(Optional<Served> before) {
        before.ifPresent(one -> served.put(one.mapping().name(), one));
    }
}
