package io.attune.connector;

import io.attune.connector.soap.OutboundMessage;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the bodies of webhooks are written. */
enum BodyForm {
    JSON {
        @Override
        List<byte[]> bodies(byte[] raw) {
            return List.of(raw);
        }
    },
    SOAP {
        @Override
        List<byte[]> bodies(byte[] raw) {
            return OutboundMessage.read(raw) instanceof OutboundMessage.Reading.Readable message
                    ? message.notifications().stream().map(JsonText::write)
                            .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList()
                    : List.of(raw);
        }
    };

    /** The body as JSON, or the several that the sender put into one; what cannot be read stays as it came. */
    abstract List<byte[]> bodies(byte[] raw);
}
