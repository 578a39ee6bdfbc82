package dev.storyreel.provider.offline.illustrator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a preset's mood is drawn.
 *
 * @param inks how far icons are printed in the palette's own inks, 0 their own colours to 1 two inks only
 * @param paperEdge a cut-out edge of paper round the icons
 * @param glow light round the icons instead of shadow under them
 * @param grain noise of the paper or film, in levels of 255
 * @param shadow depth of the shadows of layers, 0–1
 * @param softness how far the distance blurs, in thousandths of the picture's short side
 * @param vignette darkening of the corners, 0–1
 * @param light how far the light shines, 0–1
 */
record Look(
        double inks,
        boolean paperEdge,
        boolean glow,
        double grain,
        double shadow,
        double softness,
        double vignette,
        double light) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    static Look of(String mood, Palette palette) {
        String start = mood.substring(0, Math.min(mood.length(), 500)).toLowerCase(Locale.ROOT);
        Set<String> words = WORD.matcher(start).results().map(m -> m.group()).collect(Collectors.toSet());
        boolean ink = palette.grey() || any(words, "ink", "mono", "monochrome", "chalk", "print", "engraved", "noir");
        boolean dark = palette.dark();
        boolean paper =
                any(words, "paper", "playful", "craft", "cheerful", "fun", "sticker", "candy", "sweet", "childlike");
        boolean dramatic = any(words, "dramatic", "epic", "tense", "bold", "intense", "noir");
        boolean calm = any(words, "calm", "quiet", "gentle", "soft", "dreamy", "serene", "warm");
        boolean rough = any(words, "chalk", "vintage", "nostalgic", "rough", "handmade", "gritty", "ink", "retro");
        boolean clean = any(words, "clean", "modern", "minimal", "fresh", "crisp", "technical");
        return new Look(
                ink ? 1 : dark ? 0.16 : 0.13,
                paper && !ink,
                dark && !paper && !ink,
                rough ? 9 : clean ? 2 : 4,
                paper ? 0.42 : clean || ink ? 0.16 : calm ? 0.22 : 0.3,
                calm ? 5 : clean || ink ? 1.2 : 3,
                dramatic ? 0.42 : clean ? 0.1 : 0.22,
                dramatic ? 0.9 : calm ? 0.55 : ink ? 0.35 : 0.7);
    }

    private static boolean any(Set<String> words, String... wanted) {
        for (String word : wanted) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
