package io.attune.sandbox.desk.page;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.sandbox.desk.rules.UserEdit;
import io.attune.sandbox.desk.rules.UserEdit.Ending;
import io.attune.sandbox.desk.store.DeskStore;
import io.attune.sandbox.desk.store.DeskUser;
import io.attune.sandbox.desk.store.WebhookTable;
import io.attune.sandbox.desk.store.Written;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the newest users and webhooks, and a form for each user. */
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@NonBlocking
public class DeskPages {

    private static final int SHOWN = 50;
    private static final URI HOME = URI.create("/sandbox/desk");
    private static final String USER = "/desk/users/{id: \\d+}";

    private final DeskStore store;
    private final WebhookTable webhooks;

    DeskPages(DeskStore store, Pool pool) {
        this.store = store;
        this.webhooks = new WebhookTable(pool);
    }

    /** {@code templates/sandbox/desk.html} and {@code desk-record.html}. */
    @CheckedTemplate(basePath = "sandbox", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Listing listing);

        static native TemplateInstance deskRecord(UserForm form);
    }

    /** All that the first page shows. */
    record Listing(String address, long count, List<String> columns, List<Row> rows, List<HookRow> hooks) {}

    @GET
    @Path("/desk")
    public Uni<TemplateInstance> all(@Context UriInfo uri) {
        var address = uri.getBaseUri().resolve(HOME).toString();
        return store.table().count().chain(count -> store.table().latest(SHOWN).chain(users -> webhooks.latest(SHOWN)
                .map(hooks -> Templates.desk(new Listing(address, count, Row.COLUMNS,
                        users.stream().map(Row::of).toList(), hooks.stream().map(HookRow::of).toList())))));
    }

    @GET
    @Path("/desk/users/new")
    public Response blank() {
        return page(200, UserForm.blank());
    }

    @GET
    @Path(USER)
    public Uni<Response> user(@RestPath long id) {
        return present(id, user -> Uni.createFrom().item(page(200, UserForm.of(user))));
    }

    @POST
    @Path("/desk/users/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> create(MultivaluedMap<String, String> typed) {
        var form = first(typed);
        var edit = UserForm.blank().edit(form).put("email", form.getOrDefault("email", ""));
        return store.create(edit).map(written -> answer(written, UserForm.blank(), form));
    }

    @POST
    @Path(USER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> update(@RestPath long id, MultivaluedMap<String, String> typed) {
        var form = first(typed);
        return present(id, user -> store.change(id, before -> edited(before, UserForm.of(user), form))
                .map(written -> answer(written, UserForm.of(user), form)));
    }

    /** An address that a person types is the first one from then on. */
    private static Ending edited(DeskUser before, UserForm opened, Map<String, String> form) {
        var document = before.document();
        var email = form.getOrDefault("email", "").strip();
        return UserEdit.all(document, opened.edit(form), email.equals(document.path("email").asText(""))
                ? TextNode.valueOf("") : TextNode.valueOf(email));
    }

    @POST
    @Path(USER + "/delete")
    public Uni<Response> delete(@RestPath long id) {
        return store.delete(id).map(written -> written instanceof Written.Missing
                ? Response.status(404).build() : home());
    }

    private Uni<Response> present(long id, Function<DeskUser, Uni<Response>> work) {
        return store.table().byId(id).chain(found -> found.filter(DeskUser::active).map(work)
                .orElseGet(() -> Uni.createFrom().item(Response.status(404).build())));
    }

    private static Response answer(Written written, UserForm opened, Map<String, String> form) {
        return written instanceof Written.Refused refused ? page(422, opened.refused(form, refused.faults())) : home();
    }

    private static Response home() {
        return Response.seeOther(HOME).build();
    }

    private static Response page(int status, UserForm form) {
        return Response.status(status).type("text/html;charset=UTF-8").entity(Templates.deskRecord(form)).build();
    }

    private static Map<String, String> first(MultivaluedMap<String, String> form) {
        return form.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }
}
