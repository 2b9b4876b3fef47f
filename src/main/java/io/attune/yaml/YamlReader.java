package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document (core schema: {@code NO}, {@code on} and {@code 12:30} are text). Refused: more than 1
 * MiB, nesting beyond 32, anchors and aliases, tags, a key twice, several documents.
 */
public final class YamlReader {

    static final int MAX_BYTES = 1 << 20;
    static final int MAX_DEPTH = 32;

    private YamlReader() {}

    public static Checked<YamlFile> read(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return refused(name, 0, 0, "the file has " + bytes.length + " bytes, the most is " + MAX_BYTES);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            checkEvents(text);
            return tree(name, text);
        } catch (CharacterCodingException e) {
            return refused(name, 0, 0, "the file is not UTF-8 text");
        } catch (Refused e) {
            return refused(name, line(e.mark), column(e.mark), e.getMessage());
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            return refused(name, line(mark), column(mark), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return refused(name, 0, 0, "this is not YAML: " + firstLine(e));
        }
    }

    /** Events come one by one, without a tree and without recursion: the depth is bounded before anything descends. */
    private static void checkEvents(String text) {
        int depth = 0;
        int documents = 0;
        for (var event : new Parse(settings()).parseString(text)) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth = deeper(depth, event);
                case SequenceEnd, MappingEnd -> depth--;
                case DocumentStart -> documents = oneMore(documents, event);
                case Alias -> throw new Refused("aliases (*name) are not allowed: write it out", event);
                default -> { /* nothing to bound */ }
            }
            checkPlain(event);
        }
    }

    private static int deeper(int depth, Event event) {
        if (depth >= MAX_DEPTH) {
            throw new Refused("nested deeper than " + MAX_DEPTH + " levels", event);
        }
        return depth + 1;
    }

    private static int oneMore(int documents, Event event) {
        if (documents > 0) {
            throw new Refused("a second document (---) begins here: one file holds one", event);
        }
        return documents + 1;
    }

    private static void checkPlain(Event event) {
        if (event instanceof NodeEvent node && !(event instanceof AliasEvent) && node.getAnchor().isPresent()) {
            throw new Refused("anchors (&name) are not allowed: write it out", event);
        }
        var tag = event instanceof ScalarEvent scalar ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag()
                : java.util.Optional.<String>empty();
        if (tag.isPresent()) {
            throw new Refused("tags (" + tag.get() + ") are not allowed", event);
        }
    }

    private static Checked<YamlFile> tree(String name, String text) {
        var root = new Compose(settings()).composeString(text);
        if (root.isEmpty()) {
            return refused(name, 1, 1, "the file is empty");
        }
        var builder = new YamlTree(name);
        var tree = builder.convert(root.get(), JsonPointer.empty());
        return builder.problems().isEmpty()
                ? Checked.valid(new YamlFile(name, tree, builder.places()))
                : Checked.faulty(builder.problems());
    }

    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(true) // told by YamlTree, with the others, at the second key
                .setAllowNonScalarKeys(true) // likewise
                .setAllowRecursiveKeys(false)
                .build();
    }

    private static Checked<YamlFile> refused(String name, int line, int column, String message) {
        return Checked.faulty(List.of(new Problem(name, line, column, "", message)));
    }

    private static int line(Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static int column(Mark mark) {
        return mark == null ? 0 : mark.getColumn() + 1;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Mark mark;

        Refused(String message, Event event) {
            super(message, null, false, false);
            this.mark = event.getStartMark().orElse(null);
        }
    }
}
