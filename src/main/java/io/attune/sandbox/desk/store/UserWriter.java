package io.attune.sandbox.desk.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.sandbox.desk.rules.Faults;
import io.attune.sandbox.desk.rules.Told;
import io.attune.sandbox.desk.rules.UserEdit;
import io.attune.sandbox.desk.rules.UserEdit.Ending;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Writes users within one transaction. Times of users are whole seconds, as the vendor tells them. */
final class UserWriter {

    private final UserTable users;
    private final WebhookTable webhooks;
    private final Instant now;
    private final RandomGenerator random;

    UserWriter(UserTable users, WebhookTable webhooks, Instant now, RandomGenerator random) {
        this.users = users;
        this.webhooks = webhooks;
        this.now = now;
        this.random = random;
    }

    /** The user that a request means: by its external id, else by its address. */
    Uni<Optional<DeskUser>> named(JsonNode user) {
        var email = user.path("email").asText("");
        return holder(user.path("external_id").asText(""), users::byExternalId).chain(found ->
                found.isPresent() ? Uni.createFrom().item(found) : holder(email, users::byEmail));
    }

    private static Uni<Optional<DeskUser>> holder(String value, Function<String, Uni<Optional<DeskUser>>> search) {
        return value.isEmpty() ? Uni.createFrom().item(Optional.empty()) : search.apply(value);
    }

    Uni<Written> present(long id, Function<DeskUser, Uni<Written>> work) {
        return users.byId(id).chain(found -> found.filter(DeskUser::active).map(work)
                .orElseGet(() -> Uni.createFrom().item(new Written.Missing())));
    }

    Uni<Written> create(JsonNode user) {
        return users.nextId().chain(id ->
                settle(new DeskUser(id, Canonical.NODES.objectNode(), second(), second(), true), UserEdit.create(user),
                        true));
    }

    Uni<Written> edit(DeskUser before, Ending ending) {
        return settle(before, ending, false);
    }

    Uni<Written> delete(DeskUser user) {
        return save(user.deleted(second()), List.of(new Told("user.deleted", Canonical.NODES.objectNode())), false);
    }

    private Uni<Written> settle(DeskUser before, Ending ending, boolean created) {
        if (ending instanceof Ending.Refused refused) {
            return Uni.createFrom().item(new Written.Refused(refused.faults()));
        }
        var fine = (Ending.Fine) ending;
        var after = before.changed(fine.document(), second());
        return taken(after).chain(fault -> fault.isPresent()
                ? Uni.createFrom().item(new Written.Refused(fault.get()))
                : fine.told().isEmpty() ? Uni.createFrom().item(new Written.Saved(before, false))
                : save(after, fine.told(), created));
    }

    private Uni<Written> save(DeskUser user, List<Told> told, boolean created) {
        return users.save(user)
                .chain(() -> webhooks.add(told.stream().map(it -> Notice.of(user, it, now, random)).toList(), now))
                .replaceWith(new Written.Saved(user, created));
    }

    private Uni<Optional<Faults>> taken(DeskUser user) {
        var email = user.document().path("email").asText("");
        return holder(user.document().path("external_id").asText(""), users::byExternalId).chain(holder ->
                isAnother(user, holder)
                        ? fault("external_id", "External has already been taken")
                        : holder(email, users::byEmail).chain(other -> isAnother(user, other)
                                ? fault("email", "Email: " + email + " is already being used by another user")
                                : Uni.createFrom().item(Optional.empty())));
    }

    private static boolean isAnother(DeskUser user, Optional<DeskUser> holder) {
        return holder.filter(it -> it.id() != user.id()).isPresent();
    }

    private static Uni<Optional<Faults>> fault(String field, String description) {
        return Uni.createFrom().item(Optional.of(Faults.duplicate(field, description)));
    }

    private Instant second() {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }
}
