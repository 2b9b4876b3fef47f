package io.attune.sandbox.desk;

import io.attune.sandbox.desk.store.DeskStore;
import io.attune.sandbox.desk.store.DeskUser;
import io.attune.sandbox.desk.store.ExportCursor;
import io.attune.sandbox.desk.store.SearchTerm;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** Users by search, by several ids, and by the time of their change. */
@Path(DeskApi.PATH)
@DeskApi
@NonBlocking
public class UserListsResource {

    private static final int MOST = 100;
    private static final int MOST_EXPORTED = 1_000;
    /** The export keeps its newest minute to itself. */
    private static final Duration WITHHELD = Duration.ofMinutes(1);

    private final DeskStore store;
    private final Clock clock;

    UserListsResource(DeskStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** {@code ?query=email:"a@example.com"} looks for words, {@code ?external_id=} for the whole. */
    @GET
    @Path("/users/search{json: (\\.json)?}")
    public Uni<Response> search(@RestQuery Optional<String> query,
            @RestQuery("external_id") Optional<String> externalId, @Context UriInfo uri) {
        return externalId.isPresent()
                ? store.table().byExternalId(externalId.get()).map(found ->
                        new Answers(uri).users(found.stream().toList()))
                : store.table().containing(SearchTerm.read(query.orElse("")), MOST).map(new Answers(uri)::users);
    }

    @GET
    @Path("/users/show_many{json: (\\.json)?}")
    public Uni<Response> several(@RestQuery Optional<String> ids, @Context UriInfo uri) {
        var numbers = Stream.of(ids.orElse("").split(",")).map(String::strip)
                .filter(id -> !id.isEmpty() && id.length() < 19 && id.chars().allMatch(Character::isDigit))
                .map(Long::valueOf).limit(MOST).toList();
        return store.table().byIds(numbers).map(new Answers(uri)::users);
    }

    @GET
    @Path("/incremental/users/cursor{json: (\\.json)?}")
    public Uni<Response> export(@RestQuery("start_time") Optional<Long> start, @RestQuery Optional<String> cursor,
            @RestQuery("per_page") Optional<Integer> size, @Context UriInfo uri) {
        var until = clock.instant().minus(WITHHELD);
        var from = cursor.isPresent() ? cursor.flatMap(ExportCursor::read)
                : start.filter(seconds -> seconds >= 0 && seconds < 1L << 36)
                        .map(seconds -> ExportCursor.since(Instant.ofEpochSecond(seconds)));
        if (from.isEmpty()) {
            return refused("InvalidValue", "start_time or cursor is missing, or cannot be read");
        }
        if (cursor.isEmpty() && from.get().at().isAfter(until)) {
            return refused("StartTimeTooRecent", "Too recent start_time. Use a start_time older than 60 seconds");
        }
        int most = Math.max(1, Math.min(size.orElse(MOST_EXPORTED), MOST_EXPORTED));
        return store.table().changed(from.get(), until, most + 1)
                .map(users -> page(users, from.get(), most, new Answers(uri)));
    }

    private static Response page(List<DeskUser> users, ExportCursor from, int most, Answers answers) {
        var page = users.subList(0, Math.min(most, users.size()));
        var after = page.isEmpty() ? from : ExportCursor.behind(page.get(page.size() - 1));
        var body = answers.list(page);
        body.put("after_cursor", after.text())
                .put("after_url", answers.api() + "/incremental/users/cursor?cursor=" + after.text())
                .putNull("before_cursor").putNull("before_url").put("end_of_stream", users.size() <= most);
        return Answers.json(200, body);
    }

    private static Uni<Response> refused(String error, String description) {
        return Uni.createFrom().item(Words.of(400, error, description).toResponse());
    }
}
