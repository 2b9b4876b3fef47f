package io.attune.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.StartRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which events a process takes, for how long they are its own, and how they come free. */
class EventFeedTest extends OnOneProcess {

    @Test
    void whatAWorkerWaitsForIsItsFromTheStart() {
        var worker = process.worker();
        worker.messages().request(1);
        await().until(() -> process.feed().trouble().isEmpty());
        assertTrue(process.feed().lease(513, 0).isPresent());
        assertTrue(process.feed().lease(514, 0).isEmpty(), "more than it waits for, and than are kept ready");
        assertTrue(process.feed().lease(1, 16 << 20).isPresent());
        assertTrue(process.feed().lease(1, (16 << 20) + 1).isEmpty(), "larger than what is kept ready");

        send("d1");
        worker.messages().awaitItems(1);

        assertEquals(List.of("d1|true|1"), database.rows("select delivery_id, holder is not null, tries from event"));
        ack(worker.messages().getItems().get(0));
        assertEquals(List.of("d1|done|-"), database.rows(STATES));
        assertTrue(process.feed().lease(512, 0).isPresent(), "nobody waits, and some are kept ready");
        assertTrue(process.feed().lease(513, 0).isEmpty());
    }

    /** Each keeps its last event in memory until its next: where little comes, few of them shall have one. */
    @Test
    void theWorkerThatWasIdleLastIsAskedFirst() {
        var first = process.worker();
        first.messages().request(1);
        var second = process.worker();
        second.messages().request(1);
        await().until(() -> process.feed().lease(514, 0).isPresent());

        send("d1");

        second.messages().awaitItems(1);
        first.messages().assertHasNotReceivedAnyItem();
    }

    @Test
    void aProcessThatOnlyTakesInLeavesAllOfItToOthers() {
        var intake = OneProcess.start(database, clock, 0);
        intake.worker().messages().request(1);
        assertEquals(Optional.empty(), intake.feed().trouble());
        assertTrue(intake.feed().lease(1, 0).isEmpty());

        send("d1");
        intake.feed().wake();

        assertEquals("d1", process.worker().next().getPayload().deliveryId());
    }

    @Test
    void lessThanNoneCannotBeHandled() {
        var words = assertThrows(StartRefused.class, () -> new EventFeed(process.queue(), -1)).getMessage();
        assertEquals("attune.event.concurrency: -1 is less than 0, which handles none here", words);
    }

    @Test
    void whatWasStoredForAProcessThatEndsIsFreeAtOnce() {
        send("d1");
        var claimed = process.queue().claim(1).await().indefinitely().get(0);
        process.feed().close().await().indefinitely();

        process.feed().take(claimed);

        await().until(() -> database.rows("select holder is null, tries from event"), List.of("true|0")::equals);
    }

    /** Sixty-five are claimed for one worker; the next claim is that of the others. */
    @Test
    void aQuietConnectionDoesNotWaitBehindTheCrowdOfANoisyOne() {
        for (int i = 0; i < 80; i++) {
            send("d" + i);
        }
        send("outlet", "quiet");
        var worker = process.worker();
        worker.next();
        process.feed().tick();

        var next = IntStream.range(0, 68).mapToObj(i -> worker.next().getPayload().deliveryId()).toList();

        assertEquals(64, next.indexOf("quiet"), next::toString);
        assertEquals("d65", next.get(65), "then the longest due again");
    }

    @Test
    void theEventsOfADeadProcessAreTakenOverWhenItsLeaseEnds() {
        send("d1");
        process.worker().next();
        var other = OneProcess.start(database, clock);
        assertEquals(List.of(), other.queue().claim(10).await().indefinitely());

        clock.move(Duration.ofSeconds(15));

        ack(other.worker().next());
        assertEquals(List.of("d1|done|-"), database.rows(STATES));
    }

    @Test
    void aLeaseThatIsRenewedIsKeptAndAFinishedOneIsNot() {
        send("d1");
        var message = process.worker().next();
        var other = OneProcess.start(database, clock);

        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofSeconds(10));
            process.feed().renew().await().indefinitely();
        }
        assertEquals(List.of(), other.queue().claim(10).await().indefinitely());

        nack(message, "boom");
        process.feed().renew().await().indefinitely();
        clock.move(Duration.ofSeconds(2));
        assertEquals(1, other.queue().claim(10).await().indefinitely().size());
    }

    @Test
    void closingGivesBackWhatWasNotBegun() {
        for (int i = 0; i < 5; i++) {
            send("d" + i);
        }
        var message = process.worker().next();
        await().until(() -> database.rows("select 1 from event where holder is not null").size() == 5);
        process.feed().close().await().indefinitely();
        ack(message);

        var taken = OneProcess.start(database, clock).queue().claim(10).await().indefinitely();

        assertEquals(List.of(1, 1, 1, 1), taken.stream().map(Claimed::tries).toList());
    }
}
