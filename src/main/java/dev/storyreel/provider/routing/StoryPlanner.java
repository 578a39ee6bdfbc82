package dev.storyreel.provider.routing;

import dev.storyreel.provider.Caller;
import dev.storyreel.provider.LanguageModel;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import dev.storyreel.provider.routing.Dialogue.Answered;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Has a model plan a story. */
@Component
class StoryPlanner {
    private final Dialogue dialogue;
    private final StoryPrompts prompts;
    /** Cuts scripts without changing a word, which a model cannot be trusted with. */
    private final LanguageProvider cutter;

    StoryPlanner(Dialogue dialogue, StoryPrompts prompts, LanguageProvider cutter) {
        this.dialogue = dialogue;
        this.prompts = prompts;
        this.cutter = cutter;
    }

    List<String> cut(String script) {
        return cutter.cut(script);
    }

    StoryPlan plan(LanguageModel model, StoryPlanRequest request, Caller caller) throws InterruptedException {
        if (request.script() != null) {
            List<String> narrations = cut(request.script());
            Answered<StoryPrompts.Illustration> pictures = dialogue.ask(
                    Port.LANGUAGE,
                    model,
                    prompts.illustrating(narrations, request),
                    caller,
                    answer -> prompts.illustrated(answer, narrations.size()));
            List<StoryPlan.Scene> scenes = IntStream.range(0, narrations.size())
                    .mapToObj(i -> new StoryPlan.Scene(
                            narrations.get(i), pictures.answer().imagePrompts().get(i)))
                    .toList();
            return new StoryPlan(pictures.answer().title(), scenes, List.of(), pictures.use());
        }
        Answered<StoryPrompts.Story> story = dialogue.ask(
                Port.LANGUAGE,
                model,
                prompts.writing(request),
                caller,
                answer -> prompts.written(answer, request.durationSeconds(), request.language()));
        List<StoryPlan.Scene> scenes = story.answer().scenes().stream()
                .map(scene -> new StoryPlan.Scene(scene.narration(), scene.imagePrompt()))
                .toList();
        return new StoryPlan(story.answer().title(), scenes, List.of(), story.use());
    }
}
