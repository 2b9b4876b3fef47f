package io.attune.sandbox.desk.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.sandbox.desk.rules.UserEdit;
import io.attune.sandbox.desk.rules.UserEdit.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The way to the users. Whoever is written, and what is told of it, is in the database before anyone sees it. */
@ApplicationScoped
public class DeskStore {

    private final Pool pool;
    private final Clock clock;
    private final RandomGenerator random;

    DeskStore(Pool pool, Clock clock, RandomGenerator random) {
        this.pool = pool;
        this.clock = clock;
        this.random = random;
    }

    /** For reading. */
    public UserTable table() {
        return new UserTable(pool);
    }

    public Uni<Written> create(JsonNode user) {
        return inLine(writer -> writer.create(user));
    }

    /** Changes the user that has this external id, else the one that has this address; makes it where there is none. */
    public Uni<Written> createOrUpdate(JsonNode user) {
        return inLine(writer -> writer.named(user).chain(found -> found.isPresent()
                ? writer.edit(found.get(), UserEdit.update(found.get().document(), user))
                : writer.create(user)));
    }

    public Uni<Written> update(long id, JsonNode user) {
        return change(id, before -> UserEdit.update(before.document(), user));
    }

    /** Gives the user one more address. */
    public Uni<Written> identity(long id, JsonNode email, boolean primary) {
        return change(id, before -> UserEdit.identity(before.document(), email, primary));
    }

    /** Whatever an edit makes of a user that is not deleted. */
    public Uni<Written> change(long id, Function<DeskUser, Ending> edit) {
        return inLine(writer -> writer.present(id, user -> writer.edit(user, edit.apply(user))));
    }

    public Uni<Written> delete(long id) {
        return inLine(writer -> writer.present(id, writer::delete));
    }

    private Uni<Written> inLine(Function<UserWriter, Uni<Written>> work) {
        return pool.withTransaction(connection -> {
            var users = new UserTable(connection);
            var writer = new UserWriter(users, new WebhookTable(connection), clock.instant(), random);
            return users.queueUp().chain(() -> work.apply(writer));
        });
    }
}
