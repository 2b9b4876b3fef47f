package io.attune.sandbox.crm.page;

import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.attune.sandbox.crm.store.CrmRecord;
import io.attune.sandbox.crm.store.CrmStore;
import io.attune.sandbox.crm.store.Stamp;
import io.attune.sandbox.crm.store.WriteStep;
import io.attune.sandbox.crm.store.Written;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the newest records, and a form for each. */
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@NonBlocking
public class CrmPages {

    private static final int SHOWN = 50;
    private static final URI HOME = URI.create("/sandbox/crm");

    private final CrmStore store;

    CrmPages(CrmStore store) {
        this.store = store;
    }

    /** {@code templates/sandbox/crm.html} and {@code crm-record.html}. */
    @CheckedTemplate(basePath = "sandbox", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance crm(String address, List<Section> sections);

        static native TemplateInstance crmRecord(RecordForm form);
    }

    @GET
    @Path("/crm")
    public Uni<TemplateInstance> all(@Context UriInfo uri) {
        var address = uri.getBaseUri().resolve(HOME).toString();
        return Multi.createFrom().iterable(CrmSchema.OBJECTS).onItem().transformToUniAndConcatenate(this::section)
                .collect().asList().map(sections -> Templates.crm(address, sections));
    }

    @GET
    @Path("/crm/records/{object}/new")
    public Uni<Response> blank(@RestPath String object) {
        return known(object, type -> Uni.createFrom().item(page(200, RecordForm.blank(type))));
    }

    @GET
    @Path("/crm/records/{object}/{id}")
    public Uni<Response> record(@RestPath String object, @RestPath String id) {
        return present(object, id, record -> Uni.createFrom().item(page(200, RecordForm.of(record))));
    }

    @POST
    @Path("/crm/records/{object}/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> create(@RestPath String object, MultivaluedMap<String, String> form) {
        return known(object, type -> saved(writer -> writer.create(type, FormBody.creating(type, first(form))),
                RecordForm.blank(type).filledWith(first(form))));
    }

    @POST
    @Path("/crm/records/{object}/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> update(@RestPath String object, @RestPath String id, MultivaluedMap<String, String> form) {
        return present(object, id, record -> {
            var body = FormBody.updating(record, first(form));
            return body.isEmpty() ? home() : saved(
                    writer -> writer.update(record.type(), record.id(), body, Optional.empty()),
                    RecordForm.of(record).filledWith(first(form)));
        });
    }

    @POST
    @Path("/crm/records/{object}/{id}/delete")
    public Uni<Response> delete(@RestPath String object, @RestPath String id) {
        return present(object, id, record -> saved(
                writer -> writer.delete(record.type(), record.id()), RecordForm.of(record)));
    }

    private Uni<Section> section(ObjectType type) {
        return store.table().count(type)
                .chain(count -> store.table().latest(type, SHOWN).map(records -> Section.of(type, count, records)));
    }

    private Uni<Response> saved(WriteStep work, RecordForm form) {
        return store.write(Stamp.PERSON, work).chain(written -> written instanceof Written.Refused refused
                ? Uni.createFrom().item(page(422, form.with(refused.errors())))
                : home());
    }

    private Uni<Response> present(String object, String id, Function<CrmRecord, Uni<Response>> work) {
        return known(object, type -> store.table().present(type, id)
                .chain(found -> found.map(work).orElseGet(CrmPages::missing)));
    }

    private static Uni<Response> known(String object, Function<ObjectType, Uni<Response>> work) {
        return CrmSchema.object(object).map(work).orElseGet(CrmPages::missing);
    }

    private static Uni<Response> missing() {
        return Uni.createFrom().item(Response.status(404).build());
    }

    private static Uni<Response> home() {
        return Uni.createFrom().item(Response.seeOther(HOME).build());
    }

    private static Response page(int status, RecordForm form) {
        return Response.status(status).type("text/html;charset=UTF-8").entity(Templates.crmRecord(form)).build();
    }

    private static Map<String, String> first(MultivaluedMap<String, String> form) {
        return form.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }
}
