package io.attune.connector.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tries the usual slips on a message whose signature does not match, and names those under which it would. */
final class Diagnosis {

    /**
     * What happens to bodies on their way through editors, terminals and frameworks. Bytes as Latin-1, so none is
     * lost.
     */
    private static final Map<String, UnaryOperator<String>> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("one line end is added at the end of the body", body -> body + "\n");
        BODIES.put("the line end at the end of the body is removed", Diagnosis::withoutLineEnd);
        BODIES.put("the white space at both ends of the body is removed", String::strip);
        BODIES.put("its line ends are changed from CR LF to LF", body -> body.replace("\r\n", "\n"));
        BODIES.put("its line ends are changed from LF to CR LF",
                body -> body.replace("\r\n", "\n").replace("\n", "\r\n"));
        BODIES.put("the mark EF BB BF at the start of the body is removed",
                body -> body.startsWith("\u00ef\u00bb\u00bf") ? body.substring(3) : body);
        BODIES.put("the body is written as compact JSON, so it was read and written anew on its way",
                Diagnosis::compact);
    }

    private Diagnosis() {}

    static List<String> of(Signature signature, Message message, List<String> secrets) {
        var hints = new ArrayList<String>();
        if (secrets.stream().anyMatch(secret -> signature.matches(message, secret))) {
            return List.of(); // whatever is wrong with it, it is not the signature
        }
        for (var secret : secrets) {
            BODIES.forEach((words, change) -> {
                if (signature.matches(message.withBody(changed(message.body(), change)), secret)) {
                    hints.add("it would match if " + words);
                }
            });
            secretHint(signature, message, secret).ifPresent(hints::add);
            encodingHint(signature, message, secret).ifPresent(hints::add);
        }
        return hints.stream().distinct().toList();
    }

    private static Optional<String> secretHint(Signature signature, Message message, String secret) {
        if (!secret.equals(secret.strip()) && signature.matches(message, secret.strip())) {
            return Optional.of("it would match if the white space around the secret is removed");
        }
        for (var encoding : Encoding.values()) {
            var form = new KeyForm(encoding, Optional.empty());
            if (signature.with(form).matches(message, secret)) {
                return Optional.of("it would match if the whole secret is taken as " + word(encoding)
                        + ": is this the right connector?");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> encodingHint(Signature signature, Message message, String secret) {
        for (var encoding : List.of(Encoding.HEX, Encoding.BASE64, Encoding.BASE64URL)) {
            if (encoding != signature.form().encoding() && signature.with(encoding).matches(message, secret)) {
                return Optional.of("it would match if the signature is read as " + word(encoding) + " instead of "
                        + word(signature.form().encoding()));
            }
        }
        return Optional.empty();
    }

    private static String word(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] changed(byte[] body, UnaryOperator<String> change) {
        return change.apply(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withoutLineEnd(String body) {
        return body.endsWith("\r\n") ? body.substring(0, body.length() - 2)
                : body.endsWith("\n") ? body.substring(0, body.length() - 1) : body;
    }

    private static String compact(String body) {
        return JsonText.read(body.getBytes(StandardCharsets.ISO_8859_1)) instanceof JsonText.Reading.Readable readable
                ? new String(JsonText.write((JsonNode) readable.tree()).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                : body;
    }
}
