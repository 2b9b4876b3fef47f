package io.attune.merge;

import static io.attune.merge.Story.T0;
import static io.attune.merge.Story.reading;
import static io.attune.merge.Story.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record that has ended gives what it is linked to to the one that came after it. */
class HandoverTest {

    private static final RecordState HEIR = Observe.first(new UUID(0, 2),
            reading("shop", Map.of("a", "1"), T0, OptionalLong.empty()), rules()).state();

    @Test
    void whatAnEndedRecordSentIsNoEditOfItsHeir() {
        var old = new Story();
        old.run("shop a=1; sync; shop a=2; send crm");
        var ended = Ending.apply(old.state, "shop", deleting(), T0, false).state();
        var heir = new Story(HEIR);

        heir.state = Handover.of(ended, heir.state, "crm", rules(), T0).heir();

        assertEquals("a=1 v1; lags desk:a", heir.run("crm a=1"));
        assertEquals("a=1 v1; lags crm:a desk:a; lost crm=2 (late write or edit)", heir.run("crm a=2"));
    }

    @Test
    void whatIsBeingDeletedIsNotGivenUp() {
        var story = new Story();
        story.run("shop a=1; sync");
        var ended = Ending.apply(story.state, "shop", deleting(), T0, false).state();
        var later = story.now.plusSeconds(1);
        var told = Settle.telling(ended, "crm", Inflight.Kind.DELETE, rules(), later);

        assertTrue(Handover.isPossible(ended, HEIR, "crm", later));
        assertFalse(Handover.isPossible(ended, HEIR, "crm", T0), "a search that is older than the last reading");
        assertFalse(Handover.isPossible(told, HEIR, "crm", later), "its delete is on its way");
        assertFalse(Handover.isPossible(Settle.readBack(told, "crm", rules(), later), HEIR, "crm", later),
                "its delete may yet arrive");
        assertFalse(Handover.isPossible(Settle.untold(Settle.telling(told, "crm", Inflight.Kind.DELETE, rules(), later),
                "crm", told), HEIR, "crm", later), "it may yet arrive, though a second one was refused");
        assertTrue(Handover.isPossible(Settle.untold(told, "crm", ended), HEIR, "crm", later), "it was refused");
        assertTrue(Settle.told(told, "crm", later).link("crm").tombstoneAt().isPresent());
    }

    @Test
    void thereIsNoMomentAtWhichItIsNobodys() {
        var ended = ended();

        var handed = Handover.of(ended, HEIR, "crm", rules(), T0);

        assertEquals(Optional.empty(), handed.ended().link("crm").externalId());
        assertEquals(Optional.of("crm-1"), handed.heir().link("crm").externalId());
        assertEquals(Held.NEVER, handed.heir().link("crm").held("a"), "nothing was seen of it yet");
        assertFalse(Handover.isPossible(ended, handed.heir(), "crm", T0.plusSeconds(60)), "it has one by now");
    }

    /** A write that comes late names what the ended one was there, and so the heir, which is that now. */
    @Test
    void whoNamedTheEndedOneNamesTheHeir() {
        var itself = TextNode.valueOf(new UUID(0, 1).toString());
        var sent = MaybeSent.value("a", itself, T0);
        var ended = ended().withMaybeSent("crm", List.of(sent));
        assertEquals(new UUID(0, 1), ended.id());

        var heir = Handover.of(ended, HEIR, "crm", rules(), T0).heir();

        assertEquals(List.of(sent, MaybeSent.value("a", TextNode.valueOf(HEIR.id().toString()), T0)),
                heir.maybeSent("crm"));
    }

    private static RecordState ended() {
        var story = new Story();
        story.run("shop a=1; sync");
        return Ending.apply(story.state, "shop", deleting(), T0, false).state();
    }

    private static Rules deleting() {
        var rules = rules();
        return new Rules(1, rules.systems(), rules.fields(), List.of(), Map.of("shop", Rules.Deleted.DELETE),
                Rules.Deleted.IGNORE, rules.firstSync(), rules.images(), rules.off());
    }
}
