package io.attune.sandbox.shop.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.sandbox.shop.Shop;
import io.attune.sandbox.shop.hook.HookTable;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.Edited;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.Orders;
import io.attune.sandbox.shop.rules.Shape;
import io.attune.sandbox.shop.rules.UserError;
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
import org.jboss.resteasy.reactive.RestQuery;

/** Shows what the shop holds and told, with a form for each record. */
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@NonBlocking
public class ShopPages {

    private static final int SHOWN_HOOKS = 50;
    private static final URI HOME = URI.create("/sandbox/shop");
    private static final String KIND = "/shop/{kind: customers|orders|products}";
    private static final String RECORD = KIND + "/{id: \\d+}";
    private static final Map<Kind, Editor> EDITORS = Map.of(
            Kind.CUSTOMER, new CustomerEditor(), Kind.ORDER, new OrderEditor(), Kind.PRODUCT, new ProductEditor());

    private final Shop shop;
    private final HookTable hooks;

    ShopPages(Shop shop, Pool pool) {
        this.shop = shop;
        this.hooks = new HookTable(pool);
    }

    /** {@code templates/sandbox/shop.html} and {@code shop-record.html}. */
    @CheckedTemplate(basePath = "sandbox", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance shop(URI server, List<Table> tables, List<HookRow> hooks, String shape);

        static native TemplateInstance shopRecord(RecordForm form);
    }

    @GET
    @Path("/shop")
    public Uni<TemplateInstance> all(@Context UriInfo uri) {
        return shop.read(Table::all).chain(tables -> hooks.latest(SHOWN_HOOKS)
                .map(lines -> lines.stream().map(HookRow::of).toList())
                .map(rows -> Templates.shop(uri.getBaseUri(), tables, rows, shop.shape().word())));
    }

    /** {@code ?shape=2026-07}, from the page or from a command. */
    @POST
    @Path("/shop")
    public Uni<Response> set(@RestQuery String shape) {
        return Shape.of(String.valueOf(shape))
                .map(wanted -> shop.setShape(wanted).map(done -> home()))
                .orElseGet(() -> now(Response.status(400).build()));
    }

    @GET
    @Path(KIND + "/new")
    public Uni<Response> blank(@RestPath String kind) {
        return shop.read(draft -> page(200, EDITORS.get(kind(kind)).blank(draft)));
    }

    @POST
    @Path(KIND + "/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> create(@RestPath String kind, MultivaluedMap<String, String> form) {
        var editor = EDITORS.get(kind(kind));
        return saved(draft -> new Saved(editor.create(draft, first(form)), editor.blank(draft)), first(form));
    }

    @GET
    @Path(RECORD)
    public Uni<Response> record(@RestPath String kind, @RestPath long id) {
        return shop.read(draft -> draft.find(kind(kind), id)
                .map(record -> page(200, EDITORS.get(kind(kind)).of(record, draft)))
                .orElseGet(() -> Response.status(404).build()));
    }

    @POST
    @Path(RECORD)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> update(@RestPath String kind, @RestPath long id, MultivaluedMap<String, String> form) {
        var editor = EDITORS.get(kind(kind));
        return present(kind, id, first(form), (draft, record) -> editor.update(draft, record, first(form)));
    }

    @POST
    @Path(RECORD + "/delete")
    public Uni<Response> delete(@RestPath String kind, @RestPath long id) {
        return present(kind, id, Map.of(), (draft, record) -> EDITORS.get(kind(kind)).delete(draft, id));
    }

    @POST
    @Path("/shop/{kind: orders}/{id: \\d+}/cancel")
    public Uni<Response> cancel(@RestPath String kind, @RestPath long id) {
        return present(kind, id, Map.of(), (draft, record) -> new Orders(draft).cancel(id));
    }

    private interface Edit {
        Edited run(Draft draft, ObjectNode record);
    }

    /** What came of an edit, and the form to show if it was refused. */
    private record Saved(Edited edited, RecordForm form) {
        boolean isDone() {
            return edited.errors().isEmpty();
        }
    }

    private Uni<Response> present(String kind, long id, Map<String, String> form, Edit edit) {
        return shop.read(draft -> draft.find(kind(kind), id).isPresent()).chain(there -> there
                ? saved(draft -> edited(draft, kind(kind), id, edit), form)
                : now(Response.status(404).build()));
    }

    private static Saved edited(Draft draft, Kind kind, long id, Edit edit) {
        var record = draft.find(kind, id).orElseThrow();
        return new Saved(edit.run(draft, record), EDITORS.get(kind).of(record, draft));
    }

    private Uni<Response> saved(Function<Draft, Saved> work, Map<String, String> form) {
        return shop.change(work, Saved::isDone).map(saved -> saved.isDone() ? home()
                : page(422, saved.form()
                        .refused(form, saved.edited().errors().stream().map(ShopPages::words).toList())));
    }

    private static String words(UserError error) {
        return error.message();
    }

    private static Kind kind(String plural) {
        return List.of(Kind.values()).stream().filter(kind -> plural.equals(kind.word() + "s")).findFirst()
                .orElseThrow();
    }

    private static Response home() {
        return Response.seeOther(HOME).build();
    }

    private static Uni<Response> now(Response response) {
        return Uni.createFrom().item(response);
    }

    private static Response page(int status, RecordForm form) {
        return Response.status(status).type("text/html;charset=UTF-8").entity(Templates.shopRecord(form)).build();
    }

    private static Map<String, String> first(MultivaluedMap<String, String> form) {
        return form.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }
}
