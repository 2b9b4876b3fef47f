package io.attune.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a version would do to the records, told from what is stored of them: no system was read.
 *
 * @param records  living records of the mapping
 * @param counted  how many of them were looked at: all, or as many by chance
 * @param written  of those, how many would be written in some system
 * @param guessed  of those written, how many only may be: what the version reads is not known before it is read
 */
public record Forecast(long records, int counted, int written, int guessed, List<Example> examples) {

    /** More than one record of so many needs a person's approval: 5 %. */
    private static final int ONE_OF = 20;

    /** @param after what would be agreed, and so written; empty where that is not known before it is read */
    public record Example(String record, String system, String field, Optional<JsonNode> before,
            Optional<JsonNode> after) {}

    public Forecast {
        examples = List.copyOf(examples);
    }

    boolean needsApproval() {
        return (long) written * ONE_OF > counted;
    }

    /** In a few words. */
    public String words() {
        return "would write %s%d of %d records%s".formatted(counted < records ? "about " : "",
                counted == 0 ? 0 : Math.round((double) written * records / counted), records,
                guessed == 0 ? "" : guessed == written ? ", as far as is known before they are read"
                        : ", some of them only perhaps");
    }

    JsonNode json() {
        var json = Canonical.NODES.objectNode().put("records", records).put("counted", counted)
                .put("written", written).put("guessed", guessed);
        var all = json.putArray("examples");
        for (var example : examples) {
            var one = all.addObject().put("record", example.record()).put("system", example.system())
                    .put("field", example.field());
            example.before().ifPresent(value -> one.set("before", value));
            example.after().ifPresent(value -> one.set("after", value));
        }
        return json;
    }

    static Forecast of(JsonNode json) {
        var examples = new ArrayList<Example>();
        json.path("examples").forEach(one -> examples.add(new Example(one.path("record").asText(),
                one.path("system").asText(), one.path("field").asText(), value(one, "before"), value(one, "after"))));
        return new Forecast(json.path("records").asLong(), json.path("counted").asInt(), json.path("written").asInt(),
                json.path("guessed").asInt(), examples);
    }

    private static Optional<JsonNode> value(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(Canonical::of);
    }
}
