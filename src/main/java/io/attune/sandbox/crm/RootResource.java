package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What there is below a version, and how much of the day's calls is left. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class RootResource {

    private final ApiUsage usage;

    RootResource(ApiUsage usage) {
        this.usage = usage;
    }

    @GET
    public Response root(@RestPath String version) {
        var resources = Canonical.NODES.objectNode();
        List.of("composite", "limits", "query", "queryAll", "sobjects")
                .forEach(name -> resources.put(name, "/services/data/" + version + "/" + name));
        return Answers.ok(resources);
    }

    @GET
    @Path("/limits")
    public Response limits() {
        var limits = Canonical.NODES.objectNode();
        limits.putObject("DailyApiRequests").put("Max", usage.limit()).put("Remaining", usage.remaining());
        return Answers.ok(limits);
    }
}
