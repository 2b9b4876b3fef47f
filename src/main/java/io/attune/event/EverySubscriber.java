package io.attune.event;

import io.quarkus.logging.Log;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Takes every item as it comes; what it is handed to bounds itself. */
final class EverySubscriber<T> implements Flow.Subscriber<T> {

    private final Consumer<T> consumer;

    EverySubscriber(Consumer<T> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
        consumer.accept(item);
    }

    @Override
    public void onError(Throwable failure) {
        Log.errorf(failure, "event.channel-failed");
    }

    @Override
    public void onComplete() {
        // the application stops; what was sent is settled on its own
    }
}
