package dev.storyreel.provider;

import java.util.List;
import java.util.Objects;

/**
 * @param title a title of a few words
 * @param scenes in the order of the film, at least one
 * @param notes what the person who asked should know, e.g. that the script is longer than the duration asked for
 * @param use who planned it
 */
public record StoryPlan(String title, List<Scene> scenes, List<Note> notes, ProviderUse use) implements Billed {
    public StoryPlan {
        Objects.requireNonNull(title);
        scenes = List.copyOf(scenes);
        notes = List.copyOf(notes);
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("a plan needs at least one scene");
        }
    }

    /**
     * @param narration what is said, in whole sentences where they fit
     * @param imagePrompt what is seen
     */
    public record Scene(String narration, String imagePrompt) {
        public Scene {
            if (narration.isBlank()) {
                throw new IllegalArgumentException("a scene needs words");
            }
        }
    }

    /**
     * @param code stable, snake_case
     * @param message one sentence for people
     */
    public record Note(String code, String message) {}
}
