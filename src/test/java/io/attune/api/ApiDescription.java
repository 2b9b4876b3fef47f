package io.attune.api;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.review.Conflicts;
import io.attune.review.DeadLetters;
import io.attune.review.Deletes;
import io.attune.review.Deliveries;
import io.attune.review.Duplicates;
import io.attune.review.Events;
import io.attune.review.History;
import io.attune.review.ProblemList;
import io.attune.review.Records;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Adds to the OpenAPI document what holds of the whole API, and what follows from the lists' own tables: their
 * filters.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    /** By the id of the operation. */
    static final Map<String, List<Filter>> LISTS = Map.of(
            "events", Events.FILTERS,
            "records", Records.FILTERS,
            "history", History.FILTERS,
            "deliveries", Deliveries.FILTERS,
            "deadLetters", DeadLetters.FILTERS,
            "conflicts", Conflicts.FILTERS,
            "duplicates", Duplicates.FILTERS,
            "deletes", Deletes.FILTERS,
            "problems", ProblemList.FILTERS);
    /** What changes all that its filters leave. */
    static final Map<String, List<Filter>> BULK = Map.of(
            "replayDeadLetters", DeadLetters.FILTERS,
            "discardDeadLetters", DeadLetters.FILTERS,
            "approveDeletes", Deletes.FILTERS,
            "dropDeletes", Deletes.FILTERS);

    private static final String ROOT = "/api/";
    private static final String TOKEN = "token";
    private static final String ANY_JSON = "any JSON value; numbers with all their digits";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ProblemDescription.addTo(document.getComponents());
        document.getComponents().addSecurityScheme(TOKEN, OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("ATTUNE_API_TOKEN, or the one in the file api-token of the data folder"));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(ROOT)) {
                item.getOperations().values().forEach(ApiDescription::describe);
            }
        });
    }

    /** Jackson's node is a list to the scanner, as it can be walked through. */
    @Override
    public Schema filterSchema(Schema schema) {
        return schema.getItems() != null && String.valueOf(schema.getItems().getRef()).endsWith("/Json")
                ? OASFactory.createSchema().description(ANY_JSON)
                : schema;
    }

    private static void describe(Operation operation) {
        var id = operation.getOperationId();
        operation.getResponses().defaultValue(ProblemDescription.answer());
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
        LISTS.getOrDefault(id, BULK.getOrDefault(id, List.of()))
                .forEach(filter -> operation.addParameter(parameter(filter)));
        if (LISTS.containsKey(id)) {
            operation.addParameter(query("limit", "How many at most; " + Asked.DEFAULT_LIMIT + " if it is not said.",
                    number()));
            operation.addParameter(query("next", "The `next` of the page before, with the same filters.", text()));
        }
        if (BULK.containsKey(id)) {
            operation.addParameter(query("all", "true where no filter is meant.", text().addEnumeration("true")));
        }
    }

    private static Parameter parameter(Filter filter) {
        return query(filter.name(), filter.about() + " Expected: " + filter.form().expected() + ".",
                schema(filter.form()));
    }

    private static Schema schema(Form form) {
        var schema = text();
        form.words().forEach(schema::addEnumeration);
        return schema;
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(Asked.MAX_LIMIT));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Parameter query(String name, String about, Schema schema) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(about).schema(schema);
    }
}
