package dev.storyreel.provider.routing;

import dev.storyreel.error.ErrorType;
import dev.storyreel.provider.Caller;
import dev.storyreel.provider.LanguageAnswer;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Has a model plan a story. What it answers is checked; a bad answer is asked for once more with what was wrong, then it
 * counts as the provider's failure.
 */
@Component
class StoryPlanner {
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Calls calls;
    private final StoryPrompts prompts;
    /** Cuts scripts without changing a word, which a model cannot be trusted with. */
    private final LanguageProvider cutter;

    StoryPlanner(Calls calls, StoryPrompts prompts, LanguageProvider cutter) {
        this.calls = calls;
        this.prompts = prompts;
        this.cutter = cutter;
    }

    StoryPlan plan(LanguageModel model, StoryPlanRequest request, Caller caller) throws InterruptedException {
        if (request.script() != null) {
            List<String> narrations = cutter.planStory(request).scenes().stream()
                    .map(StoryPlan.Scene::narration)
                    .toList();
            return ask(
                    model,
                    prompts.illustrating(narrations, request),
                    caller,
                    answer -> prompts.illustrated(answer, narrations.size()),
                    (pictures, use) -> new StoryPlan(
                            pictures.title(),
                            IntStream.range(0, narrations.size())
                                    .mapToObj(i -> new StoryPlan.Scene(
                                            narrations.get(i),
                                            pictures.imagePrompts().get(i)))
                                    .toList(),
                            List.of(),
                            use));
        }
        return ask(
                model,
                prompts.writing(request),
                caller,
                answer -> prompts.written(answer, request.durationSeconds()),
                (story, use) -> new StoryPlan(
                        story.title(),
                        story.scenes().stream()
                                .map(scene -> new StoryPlan.Scene(scene.narration(), scene.imagePrompt()))
                                .toList(),
                        List.of(),
                        use));
    }

    private interface Planned<T> {
        StoryPlan of(T answer, ProviderUse use);
    }

    private <T> StoryPlan ask(
            LanguageModel model,
            LanguageRequest request,
            Caller caller,
            Function<String, StoryPrompts.Checked<T>> check,
            Planned<T> planned)
            throws InterruptedException {
        LanguageAnswer first = call(model, request, caller);
        StoryPrompts.Checked<T> checked = check.apply(first.json());
        if (checked instanceof StoryPrompts.Checked.Good<T> good) {
            return planned.of(good.answer(), first.use());
        }
        String wrong = ((StoryPrompts.Checked.Bad<T>) checked).wrong();
        LanguageAnswer second = callInTurn(model, request.adding(prompts.again(wrong)), caller);
        ProviderUse use = second.use().after(first.use());
        return switch (check.apply(second.json())) {
            case StoryPrompts.Checked.Good<T> good -> planned.of(good.answer(), use);
            case StoryPrompts.Checked.Bad<T> bad ->
                throw new ProviderException(
                        ProviderError.PROVIDER_BAD_ANSWER,
                        model.name() + " answered twice with a plan that cannot be used: " + bad.wrong());
        };
    }

    /** The first answer is paid for: its job does not go to the end of the queue to begin anew, but waits here. */
    private LanguageAnswer callInTurn(LanguageModel model, LanguageRequest request, Caller caller)
            throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                return call(model, request, caller);
            } catch (ProviderException e) {
                boolean late = System.nanoTime() - start > LONGEST_WAIT.toNanos();
                if (e.error().type() != ErrorType.BUSY) {
                    throw e;
                }
                if (late || e.error().isForAnother()) {
                    throw new ProviderException(
                            ProviderError.PROVIDER_BAD_ANSWER,
                            model.name() + " answered with a plan that cannot be used, and cannot be asked again now",
                            e);
                }
                Thread.sleep(e.retryAfter().orElse(SHORT_WAIT));
            }
        }
    }

    private LanguageAnswer call(LanguageModel model, LanguageRequest request, Caller caller)
            throws InterruptedException {
        return calls.make(Port.LANGUAGE, model, request.atMost(), caller, () -> model.answer(request));
    }
}
