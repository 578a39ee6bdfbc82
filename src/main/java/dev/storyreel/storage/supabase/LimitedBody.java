package dev.storyreel.storage.supabase;

import dev.storyreel.error.StoryreelException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands an answer on, and ends it with an error of ours where it is too long; the JDK's own limit can only be told by its words. */
final class LimitedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> receiver;
    private final Supplier<StoryreelException> tooLong;
    private long left;
    private @Nullable Subscription subscription;

    /** @param most bytes */
    LimitedBody(BodySubscriber<T> receiver, long most, Supplier<StoryreelException> tooLong) {
        this.receiver = receiver;
        this.left = most;
        this.tooLong = tooLong;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        receiver.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (left < 0) {
            return;
        }
        left -= bytes.stream().mapToLong(Buffer::remaining).sum();
        if (left >= 0) {
            receiver.onNext(bytes);
        } else {
            Objects.requireNonNull(subscription).cancel();
            receiver.onError(tooLong.get());
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (left >= 0) {
            receiver.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (left >= 0) {
            receiver.onComplete();
        }
    }

    @Override
    public CompletionStage<T> getBody() {
        return receiver.getBody();
    }
}
