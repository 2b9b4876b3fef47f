package io.attune.api;

import io.attune.listing.Fault;
import io.attune.listing.Singles;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

@Provider
@Takes
@Priority(Priorities.USER)
class TakesGate implements ContainerRequestFilter {

    private static final Set<String> ANSWERS = Set.of("true", "false");

    private final ResourceInfo resource;

    TakesGate(@Context ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var faults = faults(resource.getResourceMethod().getAnnotation(Takes.class),
                call.getUriInfo().getQueryParameters());
        if (!faults.isEmpty()) {
            call.abortWith(Lists.problem(faults).response());
        }
    }

    private static List<Fault> faults(Takes takes, Map<String, List<String>> parameters) {
        var known = new TreeSet<>(List.of(takes.texts()));
        known.addAll(List.of(takes.flags()));
        var singles = Singles.of(known, parameters);
        var faults = new ArrayList<>(singles.faults());
        for (var flag : takes.flags()) {
            if (!ANSWERS.contains(singles.texts().getOrDefault(flag, "false"))) {
                faults.add(new Fault(Fault.Kind.VALUE, flag, "expected true or false"));
            }
        }
        return faults;
    }
}
