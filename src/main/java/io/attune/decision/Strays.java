package io.attune.decision;

import io.attune.decision.DuplicateDecisions.Doing;
import io.attune.decision.DuplicateDecisions.Result;
import io.attune.merge.LinkState;
import io.attune.merge.Rebase;
import io.attune.sync.DecidedStrangers;
import io.attune.sync.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A record of a system that none of ours is linked to: one of ours, or one of its own. */
@ApplicationScoped
class Strays {

    private final Pool pool;
    private final Decider decider;
    private final Places places;
    private final DecidedStrangers strangers;

    Strays(Pool pool, Decider decider, Places places, DecidedStrangers strangers) {
        this.pool = pool;
        this.decider = decider;
        this.places = places;
        this.strangers = strangers;
    }

    /** Where it is linked already, they are two as they stand, unless nothing but its id is known. */
    Uni<Doing> apart(Duplicate question) {
        return question.isHeld() ? done() : read(question).map(told -> db -> told.isGone() ? gone(question)
                : places.isHeld(db, question).chain(held -> held ? Uni.createFrom().item(Result.DONE)
                        : strangers.begin(db, told, question.asked())
                                .map(begun -> new Result(Optional.empty(), begun.record(), begun.instead()))));
    }

    Uni<Doing> together(Duplicate question) {
        if (question.holder().isPresent()) {
            return done();
        }
        return itsOwn(question).chain(own -> own.isEmpty() ? together(question, Optional.empty())
                : places.read(question.mapping(), question.system(), own.get()).chain(told -> told.isGone()
                        ? together(question, own)
                        : Uni.createFrom().item(db -> Uni.createFrom().item(Result.not(taken(question, own.get()))))));
    }

    /** @param gone the id that the record has there, which is no more */
    private Uni<Doing> together(Duplicate question, Optional<String> gone) {
        return read(question).map(told -> db -> told.isGone() ? gone(question)
                : places.holder(db, question).chain(holder -> holder.isPresent()
                        ? Uni.createFrom().item(Result.not(question.externalId() + " of " + question.system()
                                + " was linked to record " + holder.get() + " a moment ago"))
                        : attach(db, question, told, gone)));
    }

    private Uni<Result> attach(SqlConnection db, Duplicate question, Told told, Optional<String> gone) {
        return decider.load(db, question.first().orElseThrow()).chain(found -> {
            var link = found.map(one -> one.state().link(question.system()));
            if (found.isEmpty() || found.get().state().isEnded()) {
                return Uni.createFrom().item(Result.not("record " + question.first().get() + " has ended"));
            }
            var obstacle = Rebase.obstacle(found.get().state(), found.get().rules());
            if (obstacle.isPresent()) {
                return Uni.createFrom().item(Result.not(obstacle.get()));
            }
            if (link.get().isLive() && !link.get().externalId().equals(gone)) {
                return Uni.createFrom().item(Result.not(taken(question, link.get().externalId().orElseThrow())));
            }
            return strangers.attach(db, told, found.get().state())
                    .invoke(() -> decider.announce(found.get().mapping()))
                    .replaceWith(Result.DONE);
        });
    }

    /** The living id that the record has there. */
    private Uni<Optional<String>> itsOwn(Duplicate question) {
        return pool.withTransaction(db -> decider.load(db, question.first().orElseThrow()))
                .map(found -> found.map(one -> one.state().link(question.system()))
                        .filter(LinkState::isLive)
                        .flatMap(LinkState::externalId));
    }

    private Uni<Told> read(Duplicate question) {
        return places.read(question.mapping(), question.system(), question.externalId());
    }

    private static String taken(Duplicate question, String id) {
        return "record " + question.first().orElseThrow() + " is " + id + " in " + question.system()
                + ", which is there: one of the two must go there first";
    }

    private static Uni<Result> gone(Duplicate question) {
        return Uni.createFrom().item(Result.not(question.externalId() + " is no more in " + question.system()
                + ": only ignore is left"));
    }

    private static Uni<Doing> done() {
        return Uni.createFrom().item(db -> Uni.createFrom().item(Result.DONE));
    }
}
