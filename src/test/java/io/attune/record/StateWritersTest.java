package io.attune.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever writes a part of a record's state tells the deliveries that have it in hand. A new writer must do so too. */
class StateWritersTest {

    private static final Path SOURCES = Path.of("src/main/java/io/attune");
    private static final Pattern WRITES = Pattern.compile(
            "(?:update|insert into|delete from)\\s+(?:record|link|inflight|maybe_sent)\\s");

    @Test
    void thereAreTheseAndNoOthers() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            assertEquals(List.of(
                            "rebase/Followers.java", // tells
                            "record/MergedRecords.java", // merged_into: named anew whatever is in hand
                            "record/RecordSql.java", // RecordWriter tells
                            "sweep/Unlisted.java"), // listed_at: no part of the state
                    files.filter(StateWritersTest::writes).map(file -> SOURCES.relativize(file).toString())
                            .sorted().toList());
        }
    }

    private static boolean writes(Path file) {
        try {
            return file.toString().endsWith(".java") && WRITES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
