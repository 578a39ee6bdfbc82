package dev.storyreel.dub;

import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.Transcript.Word;
import dev.storyreel.provider.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Hears what it is told to hear, once it may. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScriptedListener implements RecognitionProvider {
    private record Script(@Nullable String language, List<Word> words, CountDownLatch may) {}

    private final AtomicReference<Script> script =
            new AtomicReference<>(new Script(null, List.of(), new CountDownLatch(0)));
    private final AtomicInteger listening = new AtomicInteger();

    /** @param language null where it finds none out */
    void hear(@Nullable String language, List<Word> words, CountDownLatch may) {
        script.set(new Script(language, words, may));
    }

    /** How many calls have begun and are not over. */
    int listening() {
        return listening.get();
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        listening.incrementAndGet();
        try {
            Script heard = script.get();
            heard.may().await();
            return new Transcript(
                    heard.language(),
                    heard.words(),
                    List.of(),
                    false,
                    new ProviderUse(name(), model(), false, Usage.NONE, BigDecimal.ZERO));
        } finally {
            listening.decrementAndGet();
        }
    }

    @Override
    public String name() {
        return "listener";
    }

    @Override
    public String model() {
        return "listener-1";
    }

    @Override
    public boolean offline() {
        return false;
    }
}
