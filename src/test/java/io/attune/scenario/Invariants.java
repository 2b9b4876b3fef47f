package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What holds in the database of an Attune at every moment, whatever is done to it: what the foreign keys said that V25
 * dropped, and what the comments of the tables promise, and nothing enforces. Each is a look for what breaks it.
 */
final class Invariants {

    private static final int EXAMPLES = 5;
    private static final String OF_NO_RECORD =
            "select record from %1$s where not exists (select from record where id = %1$s.record)";

    private Invariants() {}

    private record Broken(String what, String query) {}

    private static final List<Broken> ALL = Stream.concat(
            Stream.of("link", "claim", "inflight", "delivery", "change", "attempt", "maybe_sent", "problem", "conflict",
                    "decision").map(table -> new Broken(table + " of no record", OF_NO_RECORD.formatted(table))),
            Stream.of(
                    new Broken("delivery that waits for no record", """
                            select delivery.record from delivery cross join unnest(waits_for) as parent
                            where not exists (select from record where id = parent)"""),
                    new Broken("link of another mapping than its record's", """
                            select record from link join record on record.id = link.record
                            where link.mapping <> record.mapping"""),
                    new Broken("delivery of another mapping than its record's", """
                            select record from delivery join record on record.id = delivery.record
                            where delivery.mapping <> record.mapping"""),
                    new Broken("claim of another mapping than its record's", """
                            select record from claim join record on record.id = claim.record
                            where claim.mapping <> record.mapping"""),
                    new Broken("claim of a record that has ended", """
                            select record from claim join record on record.id = claim.record
                            where record.ended_at is not null"""),
                    new Broken("write in doubt that no delivery settles", """
                            select record from inflight join record on record.id = inflight.record
                            where record.ended_at is null
                                and not exists (select from delivery
                                    where delivery.record = inflight.record and delivery.system = inflight.system)
                                and not exists (select from link where link.record = inflight.record
                                    and link.system = inflight.system and tombstone_at is not null)"""),
                    new Broken("lease without its end, or an end without a lease",
                            "select record from delivery where (lease is null) <> (leased_to is null)"),
                    new Broken("dead letter that somebody is at work on",
                            "select record from delivery where state = 'dead' and lease is not null"),
                    new Broken("event that is settled and not settled",
                            "select id from event where (state = 'stored') <> (settled_at is null)"),
                    new Broken("settled event that somebody is at work on",
                            "select id from event where state <> 'stored' and holder is not null"))).toList();

    /** @param ask gives the first column of the first row */
    static void hold(UnaryOperator<String> ask) {
        assertEquals(List.of(), broken(ask), "what always holds does not");
    }

    /** In words, with some examples. */
    static List<String> broken(UnaryOperator<String> ask) {
        var broken = new ArrayList<String>();
        for (var one : ALL) {
            var found = ask.apply("select coalesce(string_agg(found::text, ' '), '') from (select * from ("
                    + one.query() + ") as broken limit " + EXAMPLES + ") as examples (found)");
            if (!found.isEmpty()) {
                broken.add(one.what() + ": " + found);
            }
        }
        return broken;
    }
}
