package io.attune.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {

    record Row(String at, String id) {}

    private static final Listing<Row> LISTING = new Listing<>("rows", Row.class, "r.live", List.of(
            Filter.is("state", Form.TEXT, ""), Filter.contains("words", ""), Filter.since("at", "")),
            List.of(Key.down("at", Form.MOMENT, Row::at), Key.up("id", Form.TEXT, Row::id)));

    @Test
    void asksForWhatIsNamedAlone() {
        assertEquals("from Row r where r.live order by r.at desc, r.id asc", Query.of(LISTING, Asked.everything(10)));
    }

    @Test
    void holdsEachFilterInTheOrderOfTheList() {
        var asked = new Asked(Map.of(), Map.of("words", "taken", "state", "dead"), List.of(), 10);
        assertEquals("from Row r where r.live and r.state = :state and locate(lower(:words), lower(r.words)) > 0"
                + " order by r.at desc, r.id asc", Query.of(LISTING, asked));
    }

    @Test
    void beginsBehindTheLastRow() {
        var asked = new Asked(Map.of(), Map.of(), List.of("a", "b"), 10);
        assertEquals("from Row r where r.live and (r.at < :after0 or r.at = :after0 and r.id > :after1)"
                + " order by r.at desc, r.id asc", Query.of(LISTING, asked));
    }
}
