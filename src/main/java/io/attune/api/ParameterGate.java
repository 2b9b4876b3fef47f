package io.attune.api;

import io.attune.listing.Fault;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

@Provider
@Parameterless
@Priority(Priorities.USER)
class ParameterGate implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext call) {
        var faults = call.getUriInfo().getQueryParameters().keySet().stream()
                .sorted()
                .map(name -> new Fault(Fault.Kind.UNKNOWN, name, "there are no parameters here"))
                .toList();
        if (!faults.isEmpty()) {
            call.abortWith(Lists.problem(faults).response());
        }
    }
}
