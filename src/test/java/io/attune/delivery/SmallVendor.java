package io.attune.delivery;

import io.attune.connection.Connection;
import io.attune.connector.Batch;
import io.attune.connector.BatchResults;
import io.attune.connector.BatchResults.Whole;
import io.attune.connector.Call;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Search;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.delivery.BatchSender.Ways;
import io.attune.document.Canonical;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.Place;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A CRM in memory, called by salesforce.yaml: it keeps what it was asked, and answers when it is told to. */
final class SmallVendor {

    private static final Connector SALESFORCE = Shipped.load("salesforce");
    private static final ConnectorObject CONTACT = SALESFORCE.object("Contact").orElseThrow();
    private static final Connection CRM = new Connection("crm", SALESFORCE, "client_credentials",
            Map.of("base_url", "https://crm.example.com", "api_version", "67.0", "client_id", "app"), Map.of());
    static final Place PLACE = new Place(null, null, null, CRM, CONTACT);

    /** What it makes of a batch. */
    enum Manner {
        /** Each record has its own result; that of number 13 is a refusal. */
        EACH,
        /** All are refused wherever number 13 is among them. */
        WHOLE,
        /** It knows no batches. */
        NONE,
        /** Nobody knows what became of it. */
        LOST,
        /** One result is missing. */
        SHORT,
        /** What it answers cannot be handled. */
        BROKEN
    }

    final List<String> asked = new ArrayList<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private Manner manner = Manner.EACH;

    void answersIn(Manner changed) {
        manner = changed;
    }

    /** Gives the oldest answer that is due, if there is one. */
    void answer() {
        Optional.ofNullable(answers.poll()).ifPresent(Runnable::run);
    }

    boolean isAsked() {
        return !answers.isEmpty();
    }

    /** All of them, with a dot before each among what was asked. */
    void answerAll() {
        while (isAsked()) {
            asked.add(".");
            answer();
        }
    }

    static Call upsert(int number) {
        return CONTACT.write(CRM, new Write(Write.Kind.UPSERT, Optional.empty(), Integer.toString(number),
                Canonical.NODES.objectNode().put("LastName", "Reis"))).get(0);
    }

    static Call delete(int number) {
        return CONTACT.write(CRM, new Write(Write.Kind.DELETE, Optional.of(Integer.toString(number)), "",
                Canonical.NODES.objectNode())).get(0);
    }

    BatchSender<Outcome> outcomes(Clock clock) {
        return sender(clock, SmallVendor::outcome, Function.identity());
    }

    BatchSender<Search> searches(Clock clock) {
        return sender(clock, number -> new Search.Hits(List.of()), Search.Failed::new);
    }

    private <R> BatchSender<R> sender(Clock clock, Function<String, R> result, Function<Outcome, R> failed) {
        return new BatchSender<>(new Ways<>(
                (at, call) -> later(number(call), () -> result.apply(number(call))),
                (at, batch) -> later(numbers(batch), () -> results(batch, result, failed)), failed),
                new BatchSupport(clock));
    }

    private <R> Uni<R> later(String words, Supplier<R> answer) {
        return Uni.createFrom().<R>emitter(emitter -> ask(words, answer, emitter));
    }

    private <R> void ask(String words, Supplier<R> answer, UniEmitter<? super R> emitter) {
        asked.add(words);
        answers.add(() -> {
            try {
                emitter.complete(answer.get());
            } catch (IllegalStateException e) {
                emitter.fail(e);
            }
        });
    }

    private <R> BatchResults<R> results(Batch batch, Function<String, R> result, Function<Outcome, R> failed) {
        var numbers = batch.parts().stream().map(SmallVendor::number).toList();
        return switch (manner) {
            case EACH -> told(numbers.stream().map(number -> Optional.of(result.apply(number))).toList());
            case WHOLE -> numbers.contains("13") ? new BatchResults<>(Whole.REFUSED, List.of())
                    : told(numbers.stream().map(number -> Optional.of(result.apply(number))).toList());
            case NONE -> new BatchResults<>(Whole.UNSUPPORTED, List.of());
            case LOST -> told(numbers.stream().map(number -> Optional.of(failed.apply(
                    new Outcome.Unknown("no answer", Optional.empty())))).toList());
            case SHORT -> told(numbers.stream().map(number -> number.equals("1") ? Optional.<R>empty()
                    : Optional.of(result.apply(number))).toList());
            case BROKEN -> throw new IllegalStateException("a bug");
        };
    }

    private static <R> BatchResults<R> told(List<Optional<R>> each) {
        return new BatchResults<>(Whole.TOLD, each);
    }

    private static Outcome outcome(String number) {
        return number.equals("13") ? new Outcome.NotDone(Refusal.INVALID, "unlucky")
                : new Outcome.Done(Optional.of(number), Canonical.NODES.missingNode());
    }

    private static String numbers(Batch batch) {
        return batch.parts().stream().map(SmallVendor::number).collect(Collectors.joining("+"));
    }

    private static String number(Call call) {
        return call.url().substring(call.url().lastIndexOf('/') + 1);
    }
}
