package dev.storyreel.provider.routing;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.Billed;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Asks a model for something. What it answers is checked; a bad answer is asked for once more with what was wrong, then it
 * counts as the provider's failure.
 */
@Component
class Dialogue {
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Calls calls;

    Dialogue(Calls calls) {
        this.calls = calls;
    }

    /** @param use all that was used to get there */
    record Answered<T>(T answer, ProviderUse use) implements Billed {}

    /** @param check what is made of an answer */
    <T> Answered<T> ask(
            Port port, LanguageModel model, LanguageRequest request, Caller caller, Function<String, Checked<T>> check)
            throws InterruptedException {
        LanguageAnswer first = call(port, model, request, caller);
        Checked<T> checked = check.apply(first.json());
        if (checked instanceof Checked.Good<T> good) {
            return new Answered<>(good.answer(), first.use());
        }
        String wrong = ((Checked.Bad<T>) checked).wrong();
        LanguageAnswer second = callInTurn(port, model, request.adding(again(wrong)), caller);
        return switch (check.apply(second.json())) {
            case Checked.Good<T> good ->
                new Answered<>(good.answer(), second.use().after(first.use()));
            case Checked.Bad<T> bad ->
                throw new ProviderException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        model.name() + " answered twice with what cannot be used: " + bad.wrong(),
                        null,
                        null,
                        second.use().after(first.use()));
        };
    }

    private static String again(String wrong) {
        return "\nYour last answer could not be used: " + wrong + ". Answer again, whole, with that put right.\n";
    }

    /** The first answer is paid for: its job does not go to the end of the queue to begin anew, but waits here. */
    private LanguageAnswer callInTurn(Port port, LanguageModel model, LanguageRequest request, Caller caller)
            throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return call(port, model, request, caller);
            } catch (ProviderException e) {
                boolean late = System.nanoTime() - start > LONGEST_WAIT.toNanos();
                if (e.error().type() != ErrorType.BUSY) {
                    throw e;
                }
                if (late || e.error().isForAnother()) {
                    throw new ProviderException(
                            ProviderError.PROVIDER_BAD_ANSWER,
                            model.name() + " answered with what cannot be used, and cannot be asked again now",
                            e);
                }
                Thread.sleep(e.retryAfter().orElse(SHORT_WAIT));
            }
        }
    }

    private LanguageAnswer call(Port port, LanguageModel model, LanguageRequest request, Caller caller)
            throws InterruptedException {
        return calls.make(port, model, request.atMost(), caller, () -> model.answer(request));
    }
}
