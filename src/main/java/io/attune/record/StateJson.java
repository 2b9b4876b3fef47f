package io.attune.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Fact;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.policy.Side;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The documents in which a record's and a link's fields are stored: one short key a part, nothing that is empty. */
final class StateJson {

    private static final CommonParts.Form<Agreed> AGREED = new FieldForms.OfAgreed();
    private static final CommonParts.Form<Held> HELD = new FieldForms.OfHeld();
    private static final CommonParts.Form<Inflight.Sent> SENT = new FieldForms.OfSent();

    private StateJson() {}

    static String agreed(Map<String, Agreed> fields) {
        return CommonParts.write(fields, AGREED);
    }

    static SortedMap<String, Agreed> readAgreed(String text) {
        return CommonParts.read(text, AGREED);
    }

    static String held(Map<String, Held> fields) {
        return CommonParts.write(fields, HELD);
    }

    static SortedMap<String, Held> readHeld(String text) {
        return CommonParts.read(text, HELD);
    }

    static String patch(Map<String, Inflight.Sent> fields) {
        return CommonParts.write(fields, SENT);
    }

    static SortedMap<String, Inflight.Sent> readPatch(String text) {
        return CommonParts.read(text, SENT);
    }

    /** The evidence of a conflict: where both values came from. */
    static String evidence(Side winner, Side loser) {
        return JsonText.written(json -> {
            json.writeStartObject();
            put(json, "winner", winner);
            put(json, "loser", loser);
            json.writeEndObject();
        });
    }

    private static void put(JsonGenerator json, String name, Side side) throws IOException {
        json.writeObjectFieldStart(name);
        OriginJson.put(json, side.origin());
        json.writeEndObject();
    }

    /** The history of a step: what it changed. A change without {@code d} has the cause of the first one. */
    static String changes(List<Fact.Changed> changed) {
        return JsonText.written(json -> {
            json.writeStartArray();
            for (var one : changed) {
                json.writeStartObject();
                json.writeStringField("f", one.field());
                if (one == changed.get(0) || !haveOneCause(one, changed.get(0))) {
                    cause(json, one);
                }
                if (one.before().isPresent()) {
                    FieldForms.put(json, "was", one.before().get());
                }
                FieldForms.put(json, "v", one.after().value());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static boolean haveOneCause(Fact.Changed one, Fact.Changed other) {
        return one.decision().equals(other.decision()) && one.after().version() == other.after().version()
                && one.after().origin().system().equals(other.after().origin().system())
                && one.after().origin().actor().equals(other.after().origin().actor());
    }

    private static void cause(JsonGenerator json, Fact.Changed one) throws IOException {
        json.writeNumberField("n", one.after().version());
        json.writeStringField("s", one.after().origin().system());
        json.writeStringField("d", one.decision());
        if (one.after().origin().actor().isPresent()) {
            json.writeStringField("by", one.after().origin().actor().get().id());
        }
    }
}
