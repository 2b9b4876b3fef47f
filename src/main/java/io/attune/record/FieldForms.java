package io.attune.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.merge.Swing;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** What is stored of one field: of its agreed value, of what a system holds of it, of what is on its way there. */
final class FieldForms {

    private FieldForms() {}

    static final class OfAgreed implements CommonParts.Form<Agreed> {

        @Override
        public void value(JsonGenerator json, Agreed agreed) throws IOException {
            put(json, "v", agreed.value());
        }

        @Override
        public void rest(JsonGenerator json, Agreed agreed) throws IOException {
            json.writeNumberField("n", agreed.version());
            OriginJson.put(json, agreed.origin());
            if (agreed.swing().isPresent()) {
                var swing = agreed.swing().get();
                put(json, "was", swing.other());
                json.writeNumberField("turns", swing.turns());
                json.writeStringField("since", swing.since().toString());
            }
        }

        @Override
        public boolean haveCommon(Agreed one, Agreed other) {
            return one.version() == other.version() && one.swing().isEmpty() && other.swing().isEmpty()
                    && one.origin().equals(other.origin());
        }

        @Override
        public Agreed read(JsonNode json) {
            return new Agreed(FieldForms.value(json, "v"), json.get("n").longValue(), OriginJson.read(json),
                    swing(json));
        }

        @Override
        public Agreed read(JsonNode json, Agreed rest) {
            return new Agreed(FieldForms.value(json, "v"), rest.version(), rest.origin(), Optional.empty());
        }

        private static Optional<Swing> swing(JsonNode json) {
            return json.has("since") ? Optional.of(new Swing(FieldForms.value(json, "was"),
                    json.path("turns").intValue(), Instant.parse(json.get("since").asText()))) : Optional.empty();
        }
    }

    static final class OfHeld implements CommonParts.Form<Held> {

        @Override
        public void value(JsonGenerator json, Held held) throws IOException {
            if (!held.shadow().isMissingNode()) {
                put(json, "v", held.shadow());
            }
            if (held.image().isPresent()) {
                put(json, "i", held.image().get());
            }
        }

        @Override
        public void rest(JsonGenerator json, Held held) throws IOException {
            json.writeNumberField("n", held.ack());
            if (held.assumed().isPresent()) {
                json.writeStringField("a", held.assumed().get().toString());
            }
        }

        @Override
        public boolean haveCommon(Held one, Held other) {
            return one.ack() == other.ack() && one.assumed().equals(other.assumed());
        }

        @Override
        public Held read(JsonNode json) {
            return new Held(FieldForms.value(json, "v"), json.get("n").longValue(), image(json), assumed(json));
        }

        @Override
        public Held read(JsonNode json, Held rest) {
            return new Held(FieldForms.value(json, "v"), rest.ack(), image(json), rest.assumed());
        }

        private static Optional<JsonNode> image(JsonNode json) {
            return json.has("i") ? Optional.of(FieldForms.value(json, "i")) : Optional.empty();
        }

        /** Earlier versions only noted that it was assumed: no change seen now is known to be older than that. */
        private static Optional<Instant> assumed(JsonNode json) {
            return Optional.ofNullable(json.get("a")).map(JsonNode::asText)
                    .map(at -> at.equals("true") ? Instant.EPOCH : Instant.parse(at));
        }
    }

    static final class OfSent implements CommonParts.Form<Inflight.Sent> {

        @Override
        public void value(JsonGenerator json, Inflight.Sent sent) throws IOException {
            put(json, "v", sent.value());
        }

        @Override
        public void rest(JsonGenerator json, Inflight.Sent sent) throws IOException {
            json.writeNumberField("n", sent.version());
        }

        @Override
        public boolean haveCommon(Inflight.Sent one, Inflight.Sent other) {
            return one.version() == other.version();
        }

        @Override
        public Inflight.Sent read(JsonNode json) {
            return new Inflight.Sent(FieldForms.value(json, "v"), json.get("n").longValue());
        }

        @Override
        public Inflight.Sent read(JsonNode json, Inflight.Sent rest) {
            return new Inflight.Sent(FieldForms.value(json, "v"), rest.version());
        }
    }

    static void put(JsonGenerator json, String key, JsonNode value) throws IOException {
        json.writeFieldName(key);
        JsonText.value(json, value);
    }

    private static JsonNode value(JsonNode json, String key) {
        return Canonical.of(json.path(key));
    }
}
