package io.attune.mapping;

import io.attune.yaml.Problem;
import io.attune.yaml.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the faults of a file, so that all are told at once. */
final class Faults {

    private final List<Problem> problems = new ArrayList<>();

    void add(Spot spot, String message) {
        problems.add(spot.problem(message));
    }

    void addOfKey(Spot spot, String message) {
        problems.add(spot.problemOfKey(message));
    }

    /** A name that leads nowhere: {@code There is no system 'shpo'. Did you mean 'shop'?} */
    void unknown(Spot spot, String what, String name, Collection<String> known) {
        add(spot, "There is no " + what + " '" + name + "'." + Spelling.didYouMean(name, known));
    }

    /** What is made, or nothing and a fault with the words of the exception. */
    <T> Optional<T> attempt(Spot spot, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            add(spot, e.getMessage());
            return Optional.empty();
        }
    }

    int count() {
        return problems.size();
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
