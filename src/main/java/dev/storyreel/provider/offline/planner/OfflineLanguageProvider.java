package dev.storyreel.provider.offline.planner;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.LanguageProvider;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.ShortTitle;
import dev.storyreel.provider.StoryPlan;
import dev.storyreel.provider.StoryPlanRequest;
import dev.storyreel.provider.offline.text.Words;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans without a service. A script is kept word for word and cut into scenes; a bare topic becomes a short script of
 * what WordNet says, and nothing else. The same request gives the same plan; the seed changes nothing.
 *
 * <p>Image prompts are nouns separated by commas, the most telling first. The one note is {@code written_from_wordnet}.
 */
@Component
public class OfflineLanguageProvider implements LanguageProvider {
    static final String MODEL = "wordnet-3.1";

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WordNet wordNet;

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public boolean writes(String language) {
        return Languages.same(language, Languages.ENGLISH);
    }

    @Override
    public StoryPlan planStory(StoryPlanRequest request) throws InterruptedException {
        if (request.topic() != null && !writes(request.language())) {
            throw new StoryreelException(
                    ProviderError.LANGUAGE_NOT_WRITTEN,
                    "only English is written offline, not " + Languages.name(request.language())
                            + "; give a script instead (--script FILE)");
        }
        lock.lockInterruptibly();
        try {
            WordNet loaded = wordNet == null ? WordNet.load() : wordNet;
            wordNet = loaded;
            synchronized (loaded.monitor()) {
                return plan(request, loaded);
            }
        } finally {
            lock.unlock();
        }
    }

    private StoryPlan plan(StoryPlanRequest request, WordNet words) {
        String script = request.script();
        return script != null
                ? fromScript(script, words)
                : fromTopic(Objects.requireNonNull(request.topic()), request.durationSeconds(), words);
    }

    private StoryPlan fromScript(String script, WordNet words) {
        ScriptText text = ScriptText.of(script);
        List<String> narrations = cut(text);
        String title = text.heading()
                .map(ShortTitle::shortened)
                .orElseGet(() -> ShortTitle.of(text.blocks().stream()
                        .filter(Words::speakable)
                        .findFirst()
                        .orElseThrow()));
        return plan(title, narrations, List.of(), words);
    }

    @Override
    public List<String> cut(String script) {
        return cut(ScriptText.of(script));
    }

    private static List<String> cut(ScriptText text) {
        if (text.blocks().stream().noneMatch(Words::speakable)) {
            throw new StoryreelException(
                    ProviderError.SCRIPT_EMPTY, "there is no word in the script that can be spoken");
        }
        return SceneCutter.cut(text.blocks());
    }

    private StoryPlan fromTopic(String topic, int durationSeconds, WordNet words) {
        List<Subject> subjects = new TopicReader(words).subjects(topic);
        if (subjects.isEmpty()) {
            throw new StoryreelException(
                    ProviderError.TOPIC_UNKNOWN,
                    "nothing is known offline about \"" + ShortTitle.shortened(topic)
                            + "\"; give a script instead (--script FILE)");
        }
        List<String> sentences = TopicWriter.write(subjects, durationSeconds);
        StoryPlan.Note note = new StoryPlan.Note(
                "written_from_wordnet",
                "Written offline from the WordNet dictionary: the text tells only what it says about "
                        + subjects.getFirst().sense().lemma()
                        + " and does not answer the topic itself; give a script for more.");
        return plan(
                English.capitalised(ShortTitle.shortened(topic)),
                SceneCutter.cutBetween(sentences),
                List.of(note),
                words);
    }

    private StoryPlan plan(String title, List<String> narrations, List<StoryPlan.Note> notes, WordNet words) {
        List<String> prompts = new ImagePrompts(words).prompts(narrations, title);
        List<StoryPlan.Scene> scenes = IntStream.range(0, narrations.size())
                .mapToObj(i -> new StoryPlan.Scene(narrations.get(i), prompts.get(i)))
                .toList();
        return new StoryPlan(title, scenes, notes, ProviderUse.offline(name(), MODEL));
    }
}
