package io.attune.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    record Row(String at, String id) {}

    private static final Listing<Row> LISTING = new Listing<>("rows", Row.class, "", List.of(
            Filter.is("state", Form.oneOf("open", "shut"), ""),
            Filter.is("record", Form.ID, ""),
            Filter.is("place", Form.NUMBER, ""),
            Filter.is("name", Form.TEXT, ""),
            Filter.is("lagging", Form.YES_NO, ""),
            Filter.since("at", "")),
            List.of(Key.down("at", Form.MOMENT, Row::at), Key.up("id", Form.TEXT, Row::id)));

    private static final String CURSOR = Cursor.of(LISTING, Map.of("state", "open"),
            new Row("2026-11-22T08:00:00Z", "x"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state=open                        | {state=open} limit 50
            limit=200                         | {} limit 200
            since=2026-11-22T08:30:00.123456Z | {since=2026-11-22T08:30:00.123456Z} limit 50
            since=2026-11-22                  | {since=2026-11-22T00:00:00Z} limit 50
            since=PT2H                        | {since=2026-11-22T10:00:00Z} limit 50
            since=P1D                         | {since=2026-11-21T12:00:00Z} limit 50
            record=01890A5D-ac96-774b-bcce-b302099a8057 | {record=01890a5d-ac96-774b-bcce-b302099a8057} limit 50
            place=9007199254740993&lagging=true | {lagging=true, place=9007199254740993} limit 50
            name=O'Hara; drop table           | {name=O'Hara; drop table} limit 50
            """)
    void readsWhatIsAsked(String parameters, String expected) {
        assertEquals(expected, told(parameters));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stat=open                   | UNKNOWN stat: there is no such parameter. Did you mean 'state'? It may be one of lagging, limit, name, next, place, record, since, state
            State=open                  | UNKNOWN State: there is no such parameter. Did you mean 'state'? It may be one of lagging, limit, name, next, place, record, since, state
            state=open&state=shut       | DOUBLED state: expected once, found 2 times
            state=ajar                  | VALUE state: expected one of open, shut
            state=                      | VALUE state: expected one of open, shut
            limit=0                     | VALUE limit: expected a whole number from 1 to 200
            limit=201                   | VALUE limit: expected a whole number from 1 to 200
            limit=99999999999999999999  | VALUE limit: expected a whole number from 1 to 200
            place=1.5                   | VALUE place: expected a whole number
            lagging=yes                 | VALUE lagging: expected true or false
            record=1-2-3-4-5            | VALUE record: expected an id like 01890a5d-ac96-774b-bcce-b302099a8057
            since=yesterday             | VALUE since: expected a moment like 2026-11-22T08:30:00Z, a day like 2026-11-22, or how long ago, like PT2H or P1D
            since=+999999999-01-01T00:00:00Z | VALUE since: expected a moment like 2026-11-22T08:30:00Z, a day like 2026-11-22, or how long ago, like PT2H or P1D
            since=PT9999999999H         | VALUE since: expected a moment like 2026-11-22T08:30:00Z, a day like 2026-11-22, or how long ago, like PT2H or P1D
            next=nonsense               | CURSOR next: expected the `next` of a page of this list with the same filters
            state=ajar&limit=no         | VALUE limit: expected a whole number from 1 to 200; VALUE state: expected one of open, shut
            """)
    void tellsAllFaultsAtOnce(String parameters, String expected) {
        assertEquals(expected, told(parameters));
    }

    @Test
    void aNulThatNoDatabaseTakesIsNoText() {
        assertEquals("VALUE name: expected a text of at most 200 characters", told("name=a\0b"));
    }

    @Test
    void aCursorBelongsToItsFilters() {
        var refused = "CURSOR next: expected the `next` of a page of this list with the same filters";
        assertEquals("{state=open} limit 50 after [2026-11-22T08:00:00Z, x]", told("state=open&next=" + CURSOR));
        assertEquals(refused, told("state=shut&next=" + CURSOR));
        assertEquals(refused, told("next=" + CURSOR));
        assertEquals(refused, told("state=open&next=" + CURSOR.substring(0, CURSOR.length() - 3)));
    }

    @Test
    void whatIsForAllHasNoPages() {
        var reading = AskedReader.all(LISTING, Map.of("limit", List.of("5")), NOW);
        assertEquals("UNKNOWN limit: there is no such parameter."
                + " It may be one of lagging, name, place, record, since, state", words(reading));
    }

    private static String told(String parameters) {
        var byName = new TreeMap<String, List<String>>();
        for (var parameter : parameters.split("&")) {
            var parts = parameter.split("=", 2);
            byName.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return words(AskedReader.page(LISTING, byName, NOW));
    }

    private static String words(AskedReader.Reading reading) {
        if (reading instanceof AskedReader.Reading.Refused refused) {
            return refused.faults().stream()
                    .map(fault -> fault.kind() + " " + fault.parameter() + ": " + fault.words())
                    .collect(Collectors.joining("; "));
        }
        var asked = ((AskedReader.Reading.Readable) reading).asked();
        return new TreeMap<>(asked.values()) + " limit " + asked.limit()
                + (asked.after().isEmpty() ? "" : " after " + asked.after());
    }
}
