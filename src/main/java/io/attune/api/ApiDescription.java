package io.attune.api;

import io.attune.listing.Asked;
import io.attune.listing.Filter;
import io.attune.listing.Form;
import io.attune.review.Conflicts;
import io.attune.review.DeadLetters;
import io.attune.review.Deliveries;
import io.attune.review.Duplicates;
import io.attune.review.Events;
import io.attune.review.ProblemList;
import io.attune.review.Records;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Adds to the OpenAPI document what follows from the lists' own tables: the filters of each, and the problem answer. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    /** By the id of the operation. */
    static final Map<String, List<Filter>> LISTS = Map.of(
            "events", Events.FILTERS,
            "records", Records.FILTERS,
            "deliveries", Deliveries.FILTERS,
            "deadLetters", DeadLetters.FILTERS,
            "conflicts", Conflicts.FILTERS,
            "duplicates", Duplicates.FILTERS,
            "problems", ProblemList.FILTERS);
    /** What changes all that its filters leave. */
    static final Map<String, List<Filter>> BULK = Map.of(
            "replayDeadLetters", DeadLetters.FILTERS,
            "discardDeadLetters", DeadLetters.FILTERS);

    @Override
    public Operation filterOperation(Operation operation) {
        var id = String.valueOf(operation.getOperationId()); // an address of another package may have none
        LISTS.getOrDefault(id, List.of()).forEach(filter -> operation.addParameter(parameter(filter)));
        BULK.getOrDefault(id, List.of()).forEach(filter -> operation.addParameter(parameter(filter)));
        if (LISTS.containsKey(id)) {
            operation.addParameter(query("limit", "How many at most; " + Asked.DEFAULT_LIMIT + " if it is not said.",
                    OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)
                            .minimum(java.math.BigDecimal.ONE)
                            .maximum(java.math.BigDecimal.valueOf(Asked.MAX_LIMIT))));
            operation.addParameter(query("next", "The `next` of the page before, with the same filters.", text()));
        }
        if (BULK.containsKey(id)) {
            operation.addParameter(query("all", "true where no filter is meant.", text().addEnumeration("true")));
        }
        return operation;
    }

    private static Parameter parameter(Filter filter) {
        return query(filter.name(), filter.about() + " Expected: " + filter.form().expected() + ".", schema(filter.form()));
    }

    private static Schema schema(Form form) {
        var schema = text();
        form.words().forEach(schema::addEnumeration);
        return schema;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Parameter query(String name, String about, Schema schema) {
        return OASFactory.createParameter().name(name).in(Parameter.In.QUERY).description(about).schema(schema);
    }
}
