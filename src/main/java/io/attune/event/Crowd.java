package io.attune.event;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The connections of which so many events wait that others would wait behind them: those that had more than a quarter
 * of the last claim that was full. Now and then they are passed by, so that a noisy connection makes the others wait
 * for a second, not for all that it sent. For any thread.
 */
final class Crowd {

    private Set<String> connections = Set.of();
    private boolean isTurnOfOthers;

    /** @param most how many were asked for */
    synchronized void seen(List<Claimed> claimed, int most) {
        var counts = claimed.stream().map(one -> one.event().connection())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.values().removeIf(count -> claimed.size() < most || count * 4 <= most);
        connections = InOrder.set(counts.keySet());
    }

    synchronized void tick() {
        isTurnOfOthers = true;
    }

    /** Whose events the next claim leaves where they are: nobody's, unless it is the turn of the others. */
    synchronized Set<String> passedBy() {
        var passed = isTurnOfOthers ? connections : Set.<String>of();
        isTurnOfOthers &= connections.isEmpty();
        return passed;
    }
}
