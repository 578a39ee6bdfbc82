package dev.storyreel.provider;

import java.util.List;

/**
 * @param prompt what is to be seen
 * @param style what the preset adds to the prompt
 * @param palette the preset's colours as {@code #rrggbb}, ground first, 3–8 of them
 * @param mood the preset's mood
 * @param width pixels wanted; a provider may answer with another size of about the same shape
 * @param height pixels wanted
 * @param filmPrompts the prompts of every picture of the film in order, so that no two come out alike
 * @param index which of {@code filmPrompts} this one is, from 0
 * @param seed same seed and request, same picture, where the provider can do that; the same for all of a film
 */
public record PictureRequest(
        String prompt,
        String style,
        List<String> palette,
        String mood,
        int width,
        int height,
        List<String> filmPrompts,
        int index,
        long seed) {
    public PictureRequest {
        palette = List.copyOf(palette);
        filmPrompts = List.copyOf(filmPrompts);
        if (width < 16 || height < 16 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException("picture size out of range: " + width + "×" + height);
        }
        if (index < 0 || index >= filmPrompts.size()) {
            throw new IllegalArgumentException("index " + index + " of " + filmPrompts.size() + " pictures");
        }
    }

    /** The prompt for a model that draws after words: what is seen, in what manner, with which colours. */
    public String described() {
        return prompt.strip() + "\n\nStyle: " + style + ". Mood: " + mood + ". Palette: " + String.join(", ", palette)
                + ". The same style and light in all pictures of the series. No text, letters, numbers, logos, frames or"
                + " watermarks.";
    }
}
