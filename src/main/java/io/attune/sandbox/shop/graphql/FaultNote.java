package io.attune.sandbox.shop.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.GraphqlErrorException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Tells apart what a fetcher refuses and what is a bug: the bug is noted, and the caller learns no more of it than at
 * the vendor.
 */
final class FaultNote implements DataFetcherExceptionHandler {

    /** Where a bug is noted. */
    static final class Slot {
        private Throwable fault;

        Optional<Throwable> fault() {
            return Optional.ofNullable(fault);
        }
    }

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        var error = failed.getException() instanceof GraphqlErrorException refused
                ? GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                        .message("%s", refused.getMessage()).extensions(refused.getExtensions()).build()
                : note(failed);
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static GraphQLError note(DataFetcherExceptionHandlerParameters failed) {
        Slot slot = failed.getDataFetchingEnvironment().getGraphQlContext().get(Slot.class);
        slot.fault = failed.getException();
        return GraphqlErrorBuilder.newError(failed.getDataFetchingEnvironment())
                .message("Internal error. Looks like something went wrong on our end.")
                .extensions(Map.of("code", "INTERNAL_SERVER_ERROR")).build();
    }
}
