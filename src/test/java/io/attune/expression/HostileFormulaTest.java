package io.attune.expression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.management.ThreadMXBean;
import io.attune.document.Canonical;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas that try to use up time or memory, over the largest record that can come in. */
class HostileFormulaTest {

    private static final Scope SCOPE = new Scope(Map.of("source", Optional.empty()));
    private static final long MOST_CPU_NANOS = 1_000_000_000L; // the promise is 200 ms; the room is for a busy machine
    private static final long MOST_BYTES = 64L << 20;
    private static final JsonNode RECORD = record();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<String> formulas() {
        return Stream.of(
                "'a'" + ".replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')".repeat(5),
                "'a'" + ".replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')".repeat(18),
                "''" + ".replace('', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx')".repeat(15),
                "source.text.replace('a', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb')",
                "source.text" + " + source.text".repeat(50),
                "source.list.map(x, source.text)",
                "source.list.map(x, source.text + 'a')",
                "source.list.map(x, source.list)",
                "source.list.map(x, source.list + source.list)",
                "source.list.exists(x, source.text.contains('zzzzzzzzzz'))",
                "source.list.exists(x, source.text.matches('(a|aa)+$'))",
                "source.list.exists(x, source.text.matches('(.*)(.*)(.*)(.*)(.*)[^a]{10}'))",
                "source.text.matches('(a*)*b')",
                "source.text.matches('((a{0,100}){0,100}){0,100}')",
                "source.text.matches('a{1000}{1000}')",
                "source.text.matches(source.text)",
                "source.list.all(x, source == source)",
                "source.list.all(x, source.list == source.list)",
                "source.list.map(x, source.text.split(''))",
                "source.list.map(x, source.list.join(','))",
                "source.list.join(source.text)",
                "source.list.map(x, source.text.upper().lower().trim())",
                "source.list.filter(x, x in source.list)",
                "source.list.map(x, {'a': source.text, 'b': [source.text, source.text]})",
                "source.list.map(x, source.list.map(y, source.list.map(z, z)))",
                "source.many.map(x, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')",
                "source.many.all(x, x < 99999999)",
                "source.many.filter(x, true).filter(x, true).filter(x, true).filter(x, true)",
                "source.many.exists_one(x, x == 1)",
                "source.many + source.many + source.many + source.many",
                "[1,2,3,4,5,6,7,8,9,10].map(x, source.many + source.many)",
                "(".repeat(400) + "1" + ")".repeat(400),
                "[".repeat(400) + "]".repeat(400),
                "!".repeat(900) + "true",
                "-".repeat(900) + "1",
                "1" + "+1".repeat(450),
                "source" + ".a".repeat(450),
                "source" + "[0]".repeat(300),
                "true" + " && true".repeat(120),
                "a?".repeat(300),
                "{'a':".repeat(100) + "1" + "}".repeat(100),
                "x".repeat(1001),
                "'" + "\uD83D\uDE00".repeat(500) + "'",
                "9223372036854775807 + 1",
                "-9223372036854775808 / -1",
                "1 % 0",
                "int(1e300)",
                "double('1e99999')",
                "timestamp('9999-12-31T23:59:59Z') + duration('9999999h')",
                "duration('99999999999999999999h')",
                "source.text.substring(-1)",
                "source.text.substring(5, 2)",
                "source.text.charAt(99999999)",
                "source.text.split('')",
                "b'\\377\\377' + b'a'",
                "dyn(1) + dyn('a')",
                "type(source) == type(1)",
                "google.protobuf.Any{}",
                "source.list[9223372036854775807]",
                "source.list[-1]",
                "source.list[1.5]",
                "source[source]",
                "source.class.forName('java.lang.Runtime')",
                "java.lang.System.exit(1)",
                "source.getClass()",
                "has(source)",
                "has(source.a.b.c.d.e.f) || has(source.text)",
                "source.list.map(x, y)",
                "@told(source)",
                "`a`.b",
                "source.many.map(x, source.many)",
                "source.many.map(x, [x, x, x, x, x, x, x, x])",
                "source.list.map(x, x.replace('', x))",
                "source.list.map(x, x.split(''))",
                "source.list.map(x, x + x + x + x + x + x)",
                "source.list.all(x, source.text.startsWith(x))",
                "source.list.all(x, source.text.endsWith(source.text))",
                "source.list.all(x, size(source.text) > 0)",
                "source.list.all(x, source.text.indexOf(x) < 0)",
                "source.list.all(x, source.text.lastIndexOf('zz') < 0)",
                "source.list.map(x, source.text.substring(1))",
                "source.list.map(x, source.text.charAt(5))",
                "source.list.map(x, string(x))",
                "source.list.map(x, timestamp('2026-01-01T00:00:00Z'))",
                "source.list.map(x, source)",
                "source.list.map(x, {x: source})",
                "[source, source, source, source]",
                "{'a': source.text, 'b': source.text}",
                "source.text.matches('(((((a+)+)+)+)+)+$')",
                "source.text.matches('[a-z]{0,1000}[a-z]{0,1000}[a-z]{0,1000}')",
                "source.text.matches('(?i)A*' + source.list[0])",
                "source.text == source.text + 'a'",
                "source.list == source.many",
                "source.list + source.list + source.list + source.list + source.list",
                "source.list.exists_one(x, source.list.size() == 1)",
                "source.list.filter(x, true).map(x, source.text)",
                "source.text.join(',')",
                "source.many.join(',')",
                "source.text.split('a')",
                "source.text.split(source.text)",
                "source.text.replace('', '')",
                "source.text.replace(source.text, source.text)",
                "string(source)",
                "double(source.text)",
                "int(source.text)",
                "bytes(source.text)",
                "duration(source.text)",
                "size(source.text.split('a')) > 1000000",
                "\u0000",
                "",
                " ");
    }

    @BeforeAll
    static void warmUp() {
        formulas().forEach(HostileFormulaTest::endsInWords);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("formulas")
    void endsSoonAndSmall(String formula) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());

        endsInWords(formula);

        long usedCpu = THREADS.getCurrentThreadCpuTime() - cpu;
        long usedBytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        assertTrue(usedCpu < MOST_CPU_NANOS, () -> usedCpu / 1_000_000 + " ms for " + formula);
        assertTrue(usedBytes < MOST_BYTES, () -> usedBytes / 1024 + " KiB for " + formula);
    }

    /** Any end is right but an exception other than ours, or a result that is too large. */
    private static void endsInWords(String formula) {
        try {
            var result = Formula.compile(formula, SCOPE).evaluate(Map.of("source", RECORD));
            assertTrue(result instanceof MissingNode || result.toString().length() <= Work.MOST_TEXT + 2, formula);
        } catch (FormulaException e) {
            assertFalse(e.getMessage().isBlank());
            assertTrue(e.getMessage().length() < 400, e.getMessage());
        }
    }

    /** A text of 512 KiB, 1,000 texts, 100,000 numbers: about as much as a webhook body may hold. */
    private static JsonNode record() {
        var record = Canonical.NODES.objectNode();
        record.put("text", "a".repeat(1 << 19));
        var list = record.putArray("list");
        for (int i = 0; i < 1_000; i++) {
            list.add("item " + i);
        }
        var many = record.putArray("many");
        for (int i = 0; i < 100_000; i++) {
            many.add(i);
        }
        return record;
    }
}
