package dev.storyreel.provider.routing;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.storyreel.provider.LanguageRequest;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.SpokenWords;
import dev.storyreel.provider.StoryPlanRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What models are told when they plan a film, and what is made sure of in their answers. */
@Component
class StoryPrompts {
    /** A calm narrator's. */
    private static final double WORDS_PER_SECOND = 2.4;

    private static final int SECONDS_PER_SCENE = 5;
    /** Tokens: models that think first count that as a part of their answer. */
    private static final int ROOM_TO_THINK = 6_000;

    private static final int LONGEST_TITLE = 120;
    /** How far from the length asked for, as a share of it, a text may be. */
    private static final double TOLERANCE = 0.35;

    private static final String PICTURES = """
            For each scene also write image_prompt, always in English: what one still picture for it shows, in one or two plain
            sentences, complete in itself, with no reference to other scenes. Name the subject, the setting, the light and the
            view. No writing, letters, logos or captions in the picture. Where the same subject comes back, describe it with the
            same words.
            """;
    private static final String WRITER = """
            You write short films that one narrator speaks over pictures. Be accurate: state only what is well established, and
            invent no facts, names or figures. Start with what makes a viewer stay, go on in short spoken sentences, and end
            with a thought that closes the story. Write plain text that is spoken as it stands: no headings, no stage directions,
            no speaker's names, no brackets, no emoji, no markup.
            """ + PICTURES;
    private static final String ILLUSTRATOR = """
            You choose the pictures for a narrated film whose text is given, scene by scene. Answer with a short title of the
            film and with exactly one image_prompt for each scene, in the order of the scenes.
            """ + PICTURES;

    record Story(
            String title,
            @JsonSetter(contentNulls = Nulls.FAIL) List<Scene> scenes) {}

    record Scene(String narration, String imagePrompt) {}

    record Illustration(
            String title,
            @JsonSetter(contentNulls = Nulls.FAIL) List<String> imagePrompts) {}

    /** Asks for a story on a topic. */
    LanguageRequest writing(StoryPlanRequest request) {
        int words = words(request.durationSeconds());
        String input = """
                Topic: %s
                Length: %d seconds, which is about %s of narration in all.
                Scenes: about %d, each of one or two sentences.
                Mood: %s
                Style of the pictures, which is added to each image_prompt later: %s
                Language of the title and of the narration: %s
                """.formatted(
                        request.topic(),
                        request.durationSeconds(),
                        SpokenWords.told(words, request.language()),
                        Math.max(2, request.durationSeconds() / SECONDS_PER_SCENE),
                        request.mood(),
                        request.pictureStyle(),
                        Languages.name(request.language()));
        Map<String, Object> scene = Schemas.object(Map.of("narration", Schemas.TEXT, "image_prompt", Schemas.TEXT));
        Map<String, Object> schema = Schemas.object(Map.of("title", Schemas.TEXT, "scenes", Schemas.list(scene)));
        return new LanguageRequest(WRITER, input, "story", schema, ROOM_TO_THINK + words * 12);
    }

    /** Asks for pictures to a script, which is kept as it is. */
    LanguageRequest illustrating(List<String> narrations, StoryPlanRequest request) {
        StringBuilder input = new StringBuilder("Language of the title: " + Languages.name(request.language())
                + "\nMood: " + request.mood() + "\nStyle of the pictures, which is added to each"
                + " image_prompt later: " + request.pictureStyle() + "\n");
        IntStream.range(0, narrations.size())
                .forEach(i -> input.append("Scene ")
                        .append(i + 1)
                        .append(": ")
                        .append(narrations.get(i))
                        .append('\n'));
        Map<String, Object> schema =
                Schemas.object(Map.of("title", Schemas.TEXT, "image_prompts", Schemas.list(Schemas.TEXT)));
        return new LanguageRequest(
                ILLUSTRATOR, input.toString(), "pictures", schema, ROOM_TO_THINK + narrations.size() * 200);
    }

    Checked<Story> written(String answer, int durationSeconds, String language) {
        return Checked.read(answer, Story.class, story -> {
            List<String> wrong = new ArrayList<>(titleFaults(story.title()));
            int scenes = story.scenes().size();
            int most = Math.max(4, durationSeconds / 2);
            if (scenes < 1 || scenes > most) {
                wrong.add("there are " + scenes + " scenes, there must be 1 to " + most);
            }
            for (int i = 0; i < scenes; i++) {
                String which = "of scene " + (i + 1);
                wrong.addAll(Checked.textFaults(
                        "the narration " + which, story.scenes().get(i).narration()));
                wrong.addAll(Checked.textFaults(
                        "the image_prompt " + which, story.scenes().get(i).imagePrompt()));
            }
            int words = story.scenes().stream()
                    .mapToInt(scene -> SpokenWords.in(scene.narration()))
                    .sum();
            int aim = words(durationSeconds);
            if (Math.abs(words - aim) > TOLERANCE * aim) {
                wrong.add("the narration has " + SpokenWords.told(words, language) + " in all, it must have about "
                        + SpokenWords.told(aim, language));
            }
            return wrong;
        });
    }

    Checked<Illustration> illustrated(String answer, int scenes) {
        return Checked.read(answer, Illustration.class, pictures -> {
            List<String> wrong = new ArrayList<>(titleFaults(pictures.title()));
            if (pictures.imagePrompts().size() != scenes) {
                wrong.add("there are " + pictures.imagePrompts().size() + " image_prompts, there must be " + scenes);
            }
            for (int i = 0; i < pictures.imagePrompts().size(); i++) {
                wrong.addAll(Checked.textFaults(
                        "the image_prompt of scene " + (i + 1),
                        pictures.imagePrompts().get(i)));
            }
            return wrong;
        });
    }

    private static List<String> titleFaults(String title) {
        return title.isBlank() || title.length() > LONGEST_TITLE || title.contains("\n")
                ? List.of("the title must be one line of 1 to " + LONGEST_TITLE + " characters")
                : List.of();
    }

    private static int words(int durationSeconds) {
        return (int) Math.round(durationSeconds * WORDS_PER_SECOND);
    }
}
