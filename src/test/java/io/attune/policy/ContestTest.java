package io.attune.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContestTest {

    private static final List<String> SYSTEMS = List.of("shop", "crm", "desk");

    /** A side is: value system from-to [role], with the seconds of its interval; from is - for never seen before. */
    @ParameterizedTest(name = "{0}: {1} against {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            latest                    | "a" crm 10-20      | "b" shop 30-40       | EDIT edited later
            latest                    | "a" crm 30-40      | "b" shop 10-20       | AGREED edited later
            latest                    | "a" crm 10-20      | "b" shop 15-40       | EDIT order unknown: shop comes first
            latest                    | "a" shop 10-20     | "b" crm 15-40        | AGREED order unknown: shop comes first
            latest                    | "a" shop --20      | "b" crm --40         | AGREED order unknown: shop comes first
            latest                    | "a" crm 10-20      | "b" crm 10-20        | EDIT order unknown: crm comes first
            latest                    | "a" old 10-20      | "b" older 10-20      | AGREED order unknown: old comes first
            prefer crm                | "a" shop 30-40     | "b" crm 10-20        | EDIT crm is preferred
            prefer crm                | "a" crm 10-20      | "b" shop 30-40       | AGREED crm is preferred
            prefer crm                | "a" shop 10-20     | "b" desk 30-40       | EDIT edited later
            prefer crm                | "a" shop 10-20     | null crm 30-40       | EDIT crm is preferred
            prefer crm unless blank   | "a" shop 10-20     | null crm 30-40       | AGREED crm is preferred unless blank, and is blank
            prefer crm unless blank   | null crm 10-20     | "b" shop 1-2         | EDIT crm is preferred unless blank, and is blank
            prefer value true         | true shop 10-20    | false crm 30-40      | AGREED has the value true
            prefer value true         | false shop 30-40   | true crm 10-20       | EDIT has the value true
            prefer value Gold         | "Tin" shop 10-20   | "Iron" crm 30-40     | EDIT edited later
            prefer role sales         | "a" shop 30-40     | "b" crm 10-20 sales  | EDIT by the role sales
            prefer role sales         | "a" crm 1-2 sales  | "b" crm 10-20 sales  | EDIT edited later
            prefer role sales         | "a" crm 1-2        | "b" shop 10-20       | EDIT edited later
            highest                   | 9 shop 30-40       | 10 crm 10-20         | EDIT higher
            highest                   | 10 shop 10-20      | 9 crm 30-40          | AGREED higher
            highest                   | 10 shop 10-20      | null crm 30-40       | AGREED a blank is not higher
            highest                   | "2026-01-09" crm 1-2 | "2026-01-10" shop 1-2 | EDIT higher
            lowest                    | 9 shop 10-20       | 10 crm 30-40         | AGREED lower
            lowest                    | null shop 10-20    | 10 crm 1-2           | EDIT a blank is not lower
            manual                    | "a" shop 10-20     | "b" crm 30-40        | UNDECIDED a person decides
            """)
    void decides(String policy, String agreed, String edit, String verdict) {
        var contest = new Contest(side(agreed), side(edit), json("\"base\""), SYSTEMS);

        var decided = contest.by(ConflictPolicy.parse(policy, SYSTEMS));

        assertEquals(verdict, decided.kind() + " " + decided.why());
    }

    @ParameterizedTest(name = "{0}, {1} and {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["a","b"] | ["a","b","c"] | ["a"]         | ["a","c"]
            ["a","b"] | ["a"]         | ["b"]         | null
            null      | ["x"]         | ["y"]         | ["x","y"]
            ["a"]     | null          | ["a"]         | null
            ["a"]     | ["a"]         | ["a","b"]     | ["a","b"]
            ["b","a"] | ["b","a","z"] | ["c","b","a"] | ["a","b","c","z"]
            """)
    void combinesElementByElement(String base, String one, String other, String merged) {
        for (var pair : List.of(List.of(one, other), List.of(other, one))) {
            var contest = new Contest(side(pair.get(0) + " shop 10-20"), side(pair.get(1) + " crm 30-40"), json(base), SYSTEMS);

            assertEquals(json(merged), contest.by(new ConflictPolicy.Combine()).merged().orElseThrow());
        }
    }

    @ParameterizedTest(name = "{0} against {1}, preferred {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "a" shop 1-2 | "b" crm 1-2  | crm  | EDIT first sync: crm is preferred
            "a" shop 1-2 | "b" crm 1-2  | shop | AGREED first sync: shop is preferred
            "a" shop 1-2 | "b" crm 1-2  | desk | AGREED first sync: desk is preferred
            "a" shop 1-2 | null crm 1-2 | crm  | AGREED first sync: a blank never wins
            null shop 1-2 | "b" crm 1-2 | shop | EDIT first sync: a blank never wins
            """)
    void aFirstSyncHasNoBase(String agreed, String edit, String preferred, String verdict) {
        var decided = new Contest(side(agreed), side(edit), json("\"x\""), SYSTEMS).atFirstSync(Optional.of(preferred));

        assertEquals(verdict, decided.kind() + " " + decided.why());
    }

    private static Side side(String text) {
        var words = text.split(" +");
        var dash = words[2].lastIndexOf('-');
        var from = words[2].substring(0, dash);
        var actor = words.length > 3 ? Optional.of(new Actor("u1", Set.of(words[3]))) : Optional.<Actor>empty();
        return new Side(json(words[0]), new Origin(words[1], from.equals("-") ? Optional.empty() : Optional.of(second(from)),
                second(words[2].substring(dash + 1)), actor));
    }

    private static Instant second(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static JsonNode json(String text) {
        return JsonText.parseOwn(text);
    }
}
