package io.attune.mapping.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.Unfit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The laws of mapping, for every step that has a way back, with values that its systems could hold. */
class StepLawsTest {

    private static final int VALUES = 25;
    private static final int WORLDS = 1_000 / VALUES * 50; // 1,000 values for each of about 50 steps

    /** A step, and what its system holds at different times. */
    record World(Subject subject, Step step, List<JsonNode> values) {
        @Override
        public String toString() {
            return subject.yaml() + " of " + subject.type() + ": " + values;
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        return Arbitraries.of(Subject.TWO_WAYS).flatMap(subject -> {
            var step = subject.step();
            return subject.systemValues().list().ofMinSize(2).ofMaxSize(VALUES)
                    .map(values -> new World(subject, step, values));
        });
    }

    /** PutGet, and CreateGet. */
    @Property(tries = WORLDS)
    void whatIsWrittenReadsBackTheSame(@ForAll("worlds") World world) {
        for (int i = 1; i < world.values().size(); i++) {
            var shared = read(world.step(), world.values().get(i));
            if (shared.isPresent()) {
                assertReadsBack(world, shared.get(), world.values().get(i - 1));
                assertReadsBack(world, shared.get(), StepBench.NEW);
            }
        }
    }

    /** GetPut without the help of the lens rule, for what the step itself would write. */
    @Property(tries = WORLDS)
    void whatWasWrittenOnceIsWrittenAgain(@ForAll("worlds") World world) {
        for (var value : world.values()) {
            var tidy = read(world.step(), value).flatMap(shared -> write(world.step(), shared, value));
            var again = tidy.flatMap(system -> read(world.step(), system))
                    .flatMap(shared -> write(world.step(), shared, tidy.get()));
            assertEquals(tidy, again);
        }
    }

    /** Only a narrowing step may look at the old value. */
    @Property(tries = WORLDS)
    void onlyANarrowingStepAsksForTheOldValue(@ForAll("worlds") World world) {
        var shared = read(world.step(), world.values().get(0));
        if (shared.isPresent() && world.step().stepClass() != StepClass.NARROWING) {
            assertEquals(write(world.step(), shared.get(), StepBench.NEW),
                    write(world.step(), shared.get(), world.values().get(1)));
        }
    }

    @Test
    void everyStepIsHereOrOneWay() {
        var oneWay = new TreeSet<>(Steps.names());
        Subject.TWO_WAYS.forEach(subject -> oneWay.remove(subject.step().name()));

        assertEquals("[ceil, count, cut, date_only, digits_only, floor, hash, html_to_text, letters_only, lookup, "
                + "markdown_to_html, mask, max, min, pluck, replace_pattern, round, sum, take, text_to_html, time_only]", oneWay.toString());
        Subject.TWO_WAYS.forEach(subject ->
                assertNotEquals(StepClass.ONE_WAY, subject.step().stepClass(), subject.yaml()));
    }

    private static void assertReadsBack(World world, JsonNode shared, JsonNode old) {
        var written = write(world.step(), shared, old);
        if (written.isPresent()) {
            assertEquals(Optional.of(shared), read(world.step(), written.get()),
                    () -> "wrote " + written.get() + " over " + old);
        } else {
            assertTrue(world.subject().mayRefuse(), () -> "refused to write " + shared + " over " + old);
        }
    }

    private static Optional<JsonNode> read(Step step, JsonNode value) {
        try {
            return Optional.of(step.read(value, StepBench.ROWS));
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> write(Step step, JsonNode value, JsonNode old) {
        try {
            return Optional.of(step.write(value, old, StepBench.ROWS));
        } catch (Unfit unfit) {
            return Optional.empty();
        }
    }
}
