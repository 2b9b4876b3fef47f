package io.attune.api;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** How every error is answered, for the OpenAPI document. */
final class ProblemDescription {

    private static final String NAME = "Problem";

    private ProblemDescription() {}

    static void addTo(Components components) {
        var error = object("what is wrong with one parameter")
                .addProperty("parameter", text())
                .addProperty("reason", reason())
                .addProperty("detail", text());
        components.addSchema(NAME, object("an error, as RFC 9457 has it")
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("reason", reason())
                .addProperty("detail", text())
                .addProperty("errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error)));
    }

    static APIResponse answer() {
        var media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
        return OASFactory.createAPIResponse()
                .description("Anything that was not done, and why.")
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media));
    }

    private static Schema reason() {
        List<Object> codes = Stream.of(ApiReason.values()).<Object>map(ApiReason::code).toList();
        return text().enumeration(codes);
    }

    private static Schema object(String about) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(about);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
