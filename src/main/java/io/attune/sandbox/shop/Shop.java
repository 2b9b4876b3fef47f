package io.attune.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.sandbox.shop.graphql.GraphqlAnswer;
import io.attune.sandbox.shop.graphql.GraphqlCall;
import io.attune.sandbox.shop.graphql.LeakyBucket;
import io.attune.sandbox.shop.graphql.ShopGraphql;
import io.attune.sandbox.shop.hook.HookSender;
import io.attune.sandbox.shop.rules.Draft;
import io.attune.sandbox.shop.rules.MemoryRecords;
import io.attune.sandbox.shop.rules.Seeds;
import io.attune.sandbox.shop.rules.Shape;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** The shop as it stands. Changes are made one at a time, and are in the database before anyone sees them. */
@ApplicationScoped
public class Shop {

    private final ShopStore store;
    private final HookSender sender;
    private final Drafts drafts;
    private final ShopGraphql graphql;
    private final Turnstile turnstile = new Turnstile();
    private final Uni<MemoryRecords> opened;
    private volatile Shape shape = Shape.FULL;

    Shop(ShopStore store, HookSender sender, Drafts drafts, ShopConfig config) {
        this.store = store;
        this.sender = sender;
        this.drafts = drafts;
        this.graphql = new ShopGraphql(new LeakyBucket(config.pointsPerSecond()));
        this.opened = Uni.createFrom().deferred(this::load)
                .onFailure().invoke(e -> Log.warnf("shop.delayed why=\"%s\"", e.getMessage()))
                .onFailure().retry().withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5)).indefinitely()
                .memoize().indefinitely();
    }

    /** Begins to read the records; whoever comes earlier waits. */
    void open() {
        opened.subscribe().with(records -> sender.wake());
    }

    private Uni<MemoryRecords> load() {
        return store.settings().invoke(settings -> shape = settings.shape())
                .chain(settings -> store.load().call(records ->
                        settings.seeded() ? Uni.createFrom().voidItem() : seed(records)));
    }

    private Uni<Void> seed(MemoryRecords records) {
        var draft = draft(records);
        Seeds.plant(draft);
        return store.commitSeeds(draft.changes(), draft.now()).invoke(() -> records.apply(draft.changes()));
    }

    /** Of the webhooks it sends. */
    public Shape shape() {
        return shape;
    }

    /** Sets which bodies webhooks have from now on. */
    public Uni<Void> setShape(Shape wanted) {
        return store.setShape(wanted).invoke(() -> shape = wanted);
    }

    Uni<ObjectNode> answer(GraphqlCall call) {
        var answered = graphql.isMutation(call)
                ? change(draft -> graphql.run(call, draft), answer -> answer.fault().isEmpty())
                : read(draft -> graphql.run(call, draft));
        return answered
                .invoke(answer -> answer.fault()
                        .ifPresent(e -> Log.errorf(e, "shop.failed why=\"%s\"", e.getMessage())))
                .map(GraphqlAnswer::body);
    }

    /** Looks at the shop; what the work changes is forgotten. */
    public <T> Uni<T> read(Function<Draft, T> work) {
        return opened.map(records -> work.apply(draft(records)));
    }

    /** @param keep whether what the work changed shall be so */
    public <T> Uni<T> change(Function<Draft, T> work, Predicate<T> keep) {
        return opened.chain(records -> turnstile.pass(() -> {
            var draft = draft(records);
            var result = work.apply(draft);
            return keep.test(result) ? commit(draft, records).replaceWith(result) : Uni.createFrom().item(result);
        }));
    }

    private Uni<Void> commit(Draft draft, MemoryRecords records) {
        var changes = draft.changes();
        return store.commit(changes, draft.now()).invoke(() -> {
            records.apply(changes);
            if (!changes.notices().isEmpty()) {
                sender.wake();
            }
        });
    }

    private Draft draft(MemoryRecords records) {
        return drafts.begin(records, shape);
    }
}
