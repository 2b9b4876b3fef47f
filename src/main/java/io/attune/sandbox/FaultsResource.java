package io.attune.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Faults on request: posted, listed, cleared. They strike the sandbox's API, never its pages nor this resource.
 *
 * <p>A class at {@code /sandbox/crm} itself would hide this one, so pages are methods of a class at {@code /sandbox}.
 */
@Path("/sandbox/{sandbox}/faults")
@NonBlocking
public class FaultsResource {

    private final FaultBoard board;
    private final List<Sandbox> sandboxes;

    FaultsResource(FaultBoard board, @All List<Sandbox> sandboxes) {
        this.board = board;
        this.sandboxes = sandboxes;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@RestPath String sandbox, byte[] body) {
        return in(sandbox, () -> {
            var read = JsonText.read(body);
            return read instanceof JsonText.Reading.Readable json
                    ? add(sandbox, FaultOrderReader.read(json.tree()))
                    : refused(List.of("not JSON: " + ((JsonText.Reading.Unreadable) read).why()));
        });
    }

    @GET
    public Response list(@RestPath String sandbox) {
        return in(sandbox, () -> {
            var list = Canonical.NODES.arrayNode();
            board.inForce(sandbox).forEach(fault -> list.add(json(fault)));
            return json(Response.ok(), JsonText.write(list));
        });
    }

    @DELETE
    public Response clear(@RestPath String sandbox) {
        return in(sandbox, () -> {
            board.clear(sandbox);
            return Response.noContent().build();
        });
    }

    @DELETE
    @Path("/{id}")
    public Response clear(@RestPath String sandbox, @RestPath String id) {
        return in(sandbox, () -> board.clear(sandbox, id)
                ? Response.noContent().build()
                : notFound("no fault " + id + " is in force"));
    }

    private Response in(String name, Supplier<Response> answer) {
        return sandboxes.stream().anyMatch(sandbox -> sandbox.name().equals(name))
                ? answer.get()
                : notFound("there is no sandbox " + name);
    }

    private static Response notFound(String detail) {
        return new SandboxProblem(Response.Status.NOT_FOUND, detail, List.of()).toResponse();
    }

    private Response add(String sandbox, FaultOrderReader.Reading reading) {
        if (reading instanceof FaultOrderReader.Reading.Refused refused) {
            return refused(refused.faults());
        }
        var fault = board.add(sandbox, ((FaultOrderReader.Reading.Readable) reading).order());
        return json(Response.status(Response.Status.CREATED), JsonText.write(json(fault)));
    }

    private static Response refused(List<String> faults) {
        return new SandboxProblem(Response.Status.BAD_REQUEST, "This fault cannot be made.", faults).toResponse();
    }

    private static Response json(Response.ResponseBuilder answer, String body) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }

    private static ObjectNode json(Fault fault) {
        var order = fault.order();
        var json = Canonical.NODES.objectNode().put("id", fault.id()).put("kind", order.kind().word());
        if (order.kind() == FaultKind.STATUS) {
            json.put("status", order.status());
        } else if (order.kind() == FaultKind.LATENCY) {
            json.put("latency_ms", order.latency().toMillis());
        }
        json.put("share", order.share());
        fault.until().ifPresent(end -> json.put("until", end.toString()));
        fault.callsLeft().ifPresent(left -> json.put("calls_left", left));
        order.match().ifPresent(pattern -> json.put("match", pattern.pattern()));
        return json;
    }
}
