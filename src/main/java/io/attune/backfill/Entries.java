package io.attune.backfill;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a count has come across, in the database: the memory holds a few numbers for each record only. */
@ApplicationScoped
class Entries {

    private static final int FETCH = 2_000;

    /** A system may show the same record on several pages. */
    private static final String PUT = """
            insert into census (backfill, system, ext_id, number, looks, marks)
            select $1, $2, ext_id, $3 + place - 1, string_to_array(looks, ',')::bigint[],
                string_to_array(marks, ',')::uuid[]
            from unnest($4::text[], $5::text[], $6::text[]) with ordinality as seen (ext_id, looks, marks, place)
            on conflict (backfill, system, ext_id) do update set looks = excluded.looks, marks = excluded.marks""";
    private static final String NEXT = "select coalesce(max(number) + 1, 0) from census where backfill = $1";
    private static final String HELD = "select system, count(*)::int from census where backfill = $1 group by system";
    private static final String ALL = "select number, system, looks from census where backfill = $1";
    private static final String ONE = """
            select array_agg(number) as numbers from census, unnest(marks) mark where backfill = $1
            group by mark having count(*) > 1""";
    private static final String NAMES = """
            select number, system || ':' || ext_id as name from census where backfill = $1 and number = any($2)""";
    private static final String DROP = "delete from census where backfill = $1";

    private final Pool pool;

    Entries(Pool pool) {
        this.pool = pool;
    }

    /** @param from the number of the first one */
    Uni<Void> put(long backfill, String system, int from, List<Entry> entries) {
        var seen = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> seen.put(entry.id(), entry));
        var all = List.copyOf(seen.values());
        return pool.preparedQuery(PUT).execute(Tuple.of(backfill, system, from,
                        all.stream().map(Entry::id).toArray(String[]::new),
                        all.stream().map(entry -> joined(entry.looks())).toArray(String[]::new),
                        all.stream().map(entry -> joined(entry.marks())).toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** The number that none has yet. */
    Uni<Integer> next(long backfill) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(backfill)).map(rows -> rows.iterator().next().getInteger(0));
    }

    Uni<Void> drop(long backfill) {
        return pool.preparedQuery(DROP).execute(Tuple.of(backfill)).replaceWithVoid();
    }

    Uni<Report> report(long backfill, List<String> systems) {
        return next(backfill).map(size -> new Census(systems, size))
                .call(census -> pool.withTransaction(db -> rows(db, ALL, backfill)
                        .invoke(row -> census.add(row.getInteger("number"), row.getString("system"),
                                looks(row)))
                        .collect().last()
                        .chain(() -> rows(db, ONE, backfill)
                                .invoke(row -> joinAll(census, row.getArrayOfIntegers("numbers")))
                                .collect().last())))
                .map(Census::groups)
                .chain(groups -> names(backfill, groups).chain(names -> held(backfill, systems)
                        .map(held -> new Report(held, groups.stream().map(group -> named(group, names)).toList()))));
    }

    private static long[] looks(Row row) {
        return Stream.of(row.getArrayOfLongs("looks")).mapToLong(Long::longValue).toArray();
    }

    private static Multi<Row> rows(SqlConnection db, String query, long backfill) {
        return db.prepare(query).onItem().transformToMulti(prepared ->
                prepared.createStream(FETCH, Tuple.of(backfill)).toMulti());
    }

    private static void joinAll(Census census, Integer[] numbers) {
        for (var number : numbers) {
            census.join(numbers[0], number);
        }
    }

    private Uni<Map<Integer, String>> names(long backfill, List<Census.Group> groups) {
        var numbers = groups.stream().flatMap(group -> group.examples().stream()).flatMap(Collection::stream)
                .toArray(Integer[]::new);
        return pool.preparedQuery(NAMES).execute(Tuple.of(backfill, numbers)).map(rows -> rows.stream()
                .collect(Collectors.toMap(row -> row.getInteger("number"), row -> row.getString("name"))));
    }

    private Uni<SortedMap<String, Integer>> held(long backfill, List<String> systems) {
        var held = new TreeMap<String, Integer>();
        systems.forEach(system -> held.put(system, 0));
        return pool.preparedQuery(HELD).execute(Tuple.of(backfill))
                .invoke(rows -> rows.forEach(row -> held.put(row.getString(0), row.getInteger(1))))
                .replaceWith(held);
    }

    private static Report.Group named(Census.Group group, Map<Integer, String> names) {
        var examples = new ArrayList<String>();
        group.examples().forEach(numbers ->
                examples.add(numbers.stream().map(names::get).sorted().collect(Collectors.joining(" "))));
        return new Report.Group(group.kind(), group.systems(), group.count(), examples);
    }
}
