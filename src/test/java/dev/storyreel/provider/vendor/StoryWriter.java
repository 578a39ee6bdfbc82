package dev.storyreel.provider.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what a model would write when it is asked for a story or for pictures to one. */
public final class StoryWriter {
    private static final Pattern WORDS = Pattern.compile("about (\\d+) words");
    private static final Pattern SCENES = Pattern.compile("(?m)^Scene \\d+: ");
    private static final String SENTENCE = "The quiet sea keeps many old secrets far below.";

    private StoryWriter() {}

    public static String write(String prompt) {
        Matcher words = WORDS.matcher(prompt);
        if (!words.find()) {
            int scenes = (int) SCENES.matcher(prompt).results().count();
            List<String> pictures = new ArrayList<>();
            for (int i = 0; i < scenes; i++) {
                pictures.add("A lighthouse at dusk, seen from the shore, number " + i);
            }
            return VendorServer.JSON.writeValueAsString(Map.of("title", "A light", "image_prompts", pictures));
        }
        int sentences = Math.max(1, Math.round(Integer.parseInt(words.group(1)) / 8f));
        List<Map<String, String>> scenes = new ArrayList<>();
        for (int i = 0; i < sentences; i++) {
            scenes.add(Map.of("narration", SENTENCE, "image_prompt", "A calm sea under a wide sky, wave " + i));
        }
        return VendorServer.JSON.writeValueAsString(Map.of("title", "The quiet sea", "scenes", scenes));
    }
}
