package io.attune.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A value, or all that is wrong with the text it was to be made from. Never both, never neither. */
public record Checked<T>(Optional<T> value, List<Problem> problems) {

    public Checked {
        if (value.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("either a value or problems, was: " + value + " and " + problems);
        }
        problems = problems.stream().sorted().toList();
    }

    public static <T> Checked<T> valid(T value) {
        return new Checked<>(Optional.of(value), List.of());
    }

    public static <T> Checked<T> faulty(List<Problem> problems) {
        return new Checked<>(Optional.empty(), problems);
    }

    public boolean isValid() {
        return value.isPresent();
    }

    /** The next check, on a value that passed this one. */
    public <R> Checked<R> then(Function<T, Checked<R>> next) {
        return value.map(next).orElseGet(() -> faulty(problems));
    }
}
