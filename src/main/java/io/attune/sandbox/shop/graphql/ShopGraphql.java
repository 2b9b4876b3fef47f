package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.execution.RawVariables;
import graphql.language.OperationDefinition.Operation;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import graphql.schema.GraphQLSchema;
import io.attune.sandbox.shop.rules.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers queries. A query that is valid is paid for before it runs, and gets back what it did not use. */
public final class ShopGraphql {

    private static final int MOST_POINTS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphQLSchema schema = ShopSchema.build();
    private final GraphQL graphql = GraphQL.newGraphQL(schema).defaultDataFetcherExceptionHandler(new FaultNote())
            .build();
    private final QueryCost cost = new QueryCost(schema);
    private final LeakyBucket bucket;

    public ShopGraphql(LeakyBucket bucket) {
        this.bucket = bucket;
    }

    /** What the shop says to every query as long as it is too busy. */
    public static ObjectNode throttled() {
        return JSON.valueToTree(Map.of("errors", List.of(VendorErrors.throttled())));
    }

    /** What the shop says when it is broken. */
    public static ObjectNode broken(String requestId) {
        return JSON.valueToTree(Map.of("errors", List.of(VendorErrors.internal(requestId))));
    }

    /** Whether it would change anything. */
    public boolean isMutation(GraphqlCall call) {
        return operation(call).filter(it -> it.getOperation() == Operation.MUTATION).isPresent();
    }

    public GraphqlAnswer run(GraphqlCall call, Draft draft) {
        var operation = operation(call);
        int requested = operation.map(cost::requested).orElse(0);
        if (requested > MOST_POINTS) {
            return answer(Map.of("errors", List.of(VendorErrors.tooDear(requested, MOST_POINTS))));
        }
        if (!bucket.take(requested, draft.now())) {
            return answer(Map.of("errors", List.of(VendorErrors.throttled()),
                    "extensions", extensions(requested, null, draft)));
        }
        return operation.map(it -> execute(call, draft, it)).orElseGet(() -> refuse(call, draft));
    }

    /** A query that is not valid runs into its errors, and costs nothing. */
    private GraphqlAnswer refuse(GraphqlCall call, Draft draft) {
        var result = graphql.execute(input(call, draft, new SearchWarnings(), new FaultNote.Slot()));
        return answer(body(result));
    }

    private GraphqlAnswer execute(GraphqlCall call, Draft draft, ExecutableNormalizedOperation operation) {
        var warnings = new SearchWarnings();
        var fault = new FaultNote.Slot();
        var result = graphql.execute(input(call, draft, warnings, fault));
        int requested = cost.requested(operation);
        int actual = operation.getOperation() == Operation.MUTATION && result.getData() == null
                ? requested : cost.actual(operation, result.getData());
        bucket.refund(requested - actual);
        var body = body(result);
        var extensions = extensions(requested, actual, draft);
        if (!warnings.all().isEmpty()) {
            extensions.put("search", warnings.all());
        }
        body.put("extensions", extensions);
        return new GraphqlAnswer(JSON.valueToTree(body), fault.fault());
    }

    private static ExecutionInput input(GraphqlCall call, Draft draft, SearchWarnings warnings, FaultNote.Slot fault) {
        return ExecutionInput.newExecutionInput(call.query())
                .variables(call.variables())
                .operationName(call.operationName().orElse(null))
                .graphQLContext(Map.of(Draft.class, draft, SearchWarnings.class, warnings, FaultNote.Slot.class, fault))
                .build();
    }

    private static GraphqlAnswer answer(Map<String, Object> body) {
        return new GraphqlAnswer(JSON.valueToTree(body), Optional.empty());
    }

    private static Map<String, Object> body(ExecutionResult result) {
        var body = new LinkedHashMap<String, Object>();
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        if (!result.getErrors().isEmpty()) {
            body.put("errors", VendorErrors.of(result.getErrors()));
        }
        return body;
    }

    private Map<String, Object> extensions(int requested, Integer actual, Draft draft) {
        var costs = new LinkedHashMap<String, Object>();
        costs.put("requestedQueryCost", requested);
        costs.put("actualQueryCost", actual);
        costs.put("throttleStatus", Map.of(
                "maximumAvailable", (double) bucket.maximum(),
                "currentlyAvailable", bucket.available(draft.now()),
                "restoreRate", (double) bucket.restoreRate()));
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("cost", costs);
        return extensions;
    }

    /** Empty for what is no valid query, or has no valid variables. */
    private Optional<ExecutableNormalizedOperation> operation(GraphqlCall call) {
        var parsed = ParseAndValidate.parseAndValidate(schema, ExecutionInput.newExecutionInput(call.query()).build());
        if (parsed.isFailure()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ExecutableNormalizedOperationFactory.createExecutableNormalizedOperationWithRawVariables(
                    schema, parsed.getDocument(), call.operationName().orElse(null),
                    RawVariables.of(call.variables())));
        } catch (GraphQLException e) {
            return Optional.empty();
        }
    }
}
