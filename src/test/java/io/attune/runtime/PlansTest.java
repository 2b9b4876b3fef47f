package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.attune.batch.Columns;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is asked for by lists is found by index whatever PostgreSQL knew when it planned: a plan that was made when a table
 * was empty is kept while a backlog grows in it, and to read all of a table costs next to nothing then. So the statements
 * are planned here on empty tables of which PostgreSQL knows that they are.
 */
class PlansTest {

    private static final Pattern WHOLE = Pattern.compile("(?s)(select|insert|update|delete|with) .*");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
    /** What may grow, or wait. */
    private static final Pattern GROWS =
            Pattern.compile("(record|link|claim|delivery|inflight|maybe_sent|problem|event|seen_delivery|duplicate).*");

    private PostgresPool database;

    @BeforeEach
    void open() {
        var all = PostgresPool.open();
        all.run("vacuum analyze");
        database = all.alone();
        all.close();
        database.run("set plan_cache_mode = force_generic_plan");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsAskedForByListsIsFoundByIndex() throws ReflectiveOperationException {
        var statements = statements();
        assertTrue(statements.size() > 20, () -> "statements: " + statements.keySet());

        var readAll = new ArrayList<String>();
        for (var statement : statements.entrySet()) {
            readAll(plan(statement.getValue()), "", statement.getKey(), readAll);
        }

        assertEquals(List.of(), readAll);
    }

    /** Of a connection that sends too much, all that waits would be read each second, while nothing else is claimed. */
    @Test
    void whatWaitsOfAConnectionThatIsPassedByIsNotRead() throws ReflectiveOperationException {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at)
                select nextval('event_id'), 'noisy', n, 'topic', '{}', 'x', now(), now() from generate_series(1, 1000) n""");
        var claim = Class.forName("io.attune.event.EventQueue").getDeclaredField("CLAIM");
        claim.setAccessible(true);

        var all = plan((String) claim.get(null), "now(), gen_random_uuid(), now(), 100, '{}'");
        var without = plan((String) claim.get(null), "now(), gen_random_uuid(), now(), 100, '{noisy}'");

        assertEquals(100, all.get("Actual Rows").asInt());
        assertTrue(mostRead(without) < 10, without::toPrettyString);
    }

    private static int mostRead(JsonNode node) {
        int read = node.path("Actual Rows").asInt() + node.path("Rows Removed by Filter").asInt();
        return Math.max(read, node.path("Plans").isEmpty() ? 0
                : IntStream.range(0, node.get("Plans").size()).map(i -> mostRead(node.get("Plans").get(i))).max().orElse(0));
    }

    /** By class and name. */
    private static Map<String, String> statements() throws ReflectiveOperationException {
        var statements = new TreeMap<String, String>();
        var classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.attune.record", "io.attune.delivery", "io.attune.event", "io.attune.sync");
        for (JavaClass one : classes) {
            for (var field : one.reflect().getDeclaredFields()) {
                if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
                    sql(field).ifPresent(sql -> statements.put(one.getSimpleName() + "." + field.getName(), sql));
                }
            }
        }
        return statements;
    }

    private static Optional<String> sql(Field field) throws ReflectiveOperationException {
        field.setAccessible(true);
        return Optional.ofNullable((String) field.get(null)).filter(text -> WHOLE.matcher(text).matches())
                .filter(text -> text.contains("unnest(") || text.contains("any("))
                .filter(text -> !text.contains("%s") && (text.startsWith("with") || !text.contains("from due")))
                .map(Columns::listsAskedFor);
    }

    private JsonNode plan(String sql) {
        int parameters = PARAMETER.matcher(sql).results().mapToInt(found -> Integer.parseInt(found.group(1))).max().orElse(0);
        return explained("costs off", sql, IntStream.range(0, parameters).mapToObj(i -> "null").collect(Collectors.joining(", ")));
    }

    /** With what was done. */
    private JsonNode plan(String sql, String values) {
        return explained("analyze, costs off, timing off", sql, values);
    }

    private JsonNode explained(String how, String sql, String values) {
        database.run("prepare planned as " + sql);
        var plan = database.rows("explain (format json, " + how + ") execute planned(" + values + ")");
        database.run("deallocate planned");
        try {
            return new ObjectMapper().readTree(String.join("\n", plan)).get(0).get("Plan");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readAll(JsonNode node, String over, String statement, List<String> found) {
        var table = node.path("Relation Name").asText();
        boolean isFirstOnly = "Limit".equals(over) && !node.has("Filter");
        boolean scans = !isFirstOnly && List.of("Seq Scan", "Index Scan", "Index Only Scan").contains(node.path("Node Type").asText());
        if (scans && GROWS.matcher(table).matches() && !node.has("Index Cond")) {
            found.add(statement + " reads all of " + table);
        }
        node.path("Plans").forEach(part -> readAll(part, node.path("Node Type").asText(), statement, found));
    }
}
