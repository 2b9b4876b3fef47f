package io.attune.connector.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where and how the signature is written.
 *
 * @param header   the header's name in the connector file
 * @param part     of KEY_VALUES: the key, {@code v1}; of SPACE_LIST and PREFIX: what stands before each signature
 */
public record SignatureForm(String header, Layout layout, String part, Encoding encoding) {

    /**
     * PLAIN: the signature alone. PREFIX: {@code sha256=…}. KEY_VALUES: {@code t=…,v1=…,v1=…}. SPACE_LIST:
     * {@code v1,… v1,…}.
     */
    public enum Layout { PLAIN, PREFIX, KEY_VALUES, SPACE_LIST }

    /** No system sends more; each costs a comparison. */
    private static final int MAX_SIGNATURES = 16;

    /** The signatures that the header offers; any of them may be the right one. */
    List<String> offered(String header) {
        var offered = switch (layout) {
            case PLAIN -> Stream.of(header.strip());
            case PREFIX -> after(part, Stream.of(header.strip()));
            case KEY_VALUES -> values(header, part);
            case SPACE_LIST -> after(part, Arrays.stream(header.strip().split(" ")));
        };
        return offered.filter(text -> !text.isEmpty())
                .map(text -> encoding == Encoding.HEX ? text.toLowerCase(Locale.ROOT) : text)
                .limit(MAX_SIGNATURES)
                .toList();
    }

    /** What stands under a key of {@code k=v,k=v}. */
    static Stream<String> values(String header, String key) {
        return after(key + "=", Arrays.stream(header.split(",")).map(String::strip));
    }

    private static Stream<String> after(String prefix, Stream<String> texts) {
        return texts.filter(text -> text.startsWith(prefix)).map(text -> text.substring(prefix.length()));
    }

    /** What a signature should look like, for the integrator. */
    String words() {
        return switch (layout) {
            case PLAIN -> "one " + encodingWord() + " text";
            case PREFIX, SPACE_LIST -> "'" + part + "' and a " + encodingWord() + " text";
            case KEY_VALUES -> "'" + part + "=' and a " + encodingWord() + " text";
        };
    }

    private String encodingWord() {
        return encoding.name().toLowerCase(Locale.ROOT);
    }
}
