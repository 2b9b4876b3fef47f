package io.attune.delivery;

import io.attune.call.Caller;
import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Search;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Makes a call and says how it ended: what the connector says of an answer, or what having none means. */
@ApplicationScoped
public class Calls {

    private final Caller caller;

    Calls(Caller caller) {
        this.caller = caller;
    }

    public Uni<Outcome> make(Connection connection, ConnectorObject object, Call call) {
        return make(connection, call, answer -> object.outcome(call, answer), Function.identity())
                .invoke(outcome -> heed(connection, outcome));
    }

    public Uni<Search> search(Connection connection, ConnectorObject object, Call call) {
        return make(connection, call, answer -> object.search(call, answer), Search.Failed::new)
                .invoke(search -> {
                    if (search instanceof Search.Failed failed) {
                        heed(connection, failed.outcome());
                    }
                });
    }

    /** Only the reader of an answer's body knows of a limit that is told with status 200: the whole connection waits. */
    private void heed(Connection connection, Outcome outcome) {
        if (outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.RATE_LIMITED) {
            refused.pause().ifPresent(pause -> caller.pause(connection, pause));
        }
    }

    private <T> Uni<T> make(Connection connection, Call call, Function<HttpAnswer, T> reading, Function<Outcome, T> failed) {
        return caller.call(connection, call).map(reply -> reply.fold(
                answered -> reading.apply(answered.answer()),
                notSent -> failed.apply(new Outcome.NotDone(notSent.refusal(), notSent.words(), notSent.pause())),
                lost -> failed.apply(new Outcome.Unknown(lost.words(), Optional.empty()))));
    }
}
