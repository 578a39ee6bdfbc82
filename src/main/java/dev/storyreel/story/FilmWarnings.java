package dev.storyreel.story;

import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.Loudness;
import dev.storyreel.production.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is not as it should be in a finished film. */
final class FilmWarnings {
    private static final double LENGTH_TOLERANCE = 0.1;

    private FilmWarnings() {}

    static List<Warning> of(FilmFacts.Picture picture, FilmFacts.Sound sound, Loudness wanted) {
        List<Warning> warnings = new ArrayList<>();
        if (!picture.black().isEmpty()) {
            FilmFacts.Stretch first = picture.black().getFirst();
            warnings.add(new Warning(
                    "film_black",
                    text("The film is black from second %.1f to %.1f.", first.startSeconds(), first.endSeconds())));
        }
        if (!picture.frozen().isEmpty()) {
            FilmFacts.Stretch first = picture.frozen().getFirst();
            warnings.add(new Warning(
                    "film_frozen",
                    text("Nothing moves from second %.1f to %.1f.", first.startSeconds(), first.endSeconds())));
        }
        Double loudness = sound.loudnessLufs();
        if (loudness == null) {
            warnings.add(new Warning("film_silent", "Nothing can be heard in the film."));
        } else if (Math.abs(loudness - wanted.lufs()) > Loudness.TOLERANCE) {
            warnings.add(new Warning(
                    "loudness_missed", text("The film is at %.1f LUFS instead of %.1f.", loudness, wanted.lufs())));
        }
        Double peak = sound.truePeakDbtp();
        if (peak != null && peak > wanted.truePeakDbtp()) {
            warnings.add(new Warning(
                    "true_peak_exceeded",
                    text("The film's sound peaks at %.1f dBTP, above %.1f.", peak, wanted.truePeakDbtp())));
        }
        return warnings;
    }

    /** @param complaints lines that the decoder wrote */
    static List<Warning> ofDecoding(int complaints) {
        return complaints == 0
                ? List.of()
                : List.of(new Warning(
                        "film_damaged", "The decoder complained of the film (lines of its log: " + complaints + ")."));
    }

    /** That the film is not about as long as was asked for. */
    static List<Warning> ofLength(double seconds, double asked, boolean ofScript) {
        if (Math.abs(seconds - asked) <= LENGTH_TOLERANCE * asked) {
            return List.of();
        }
        String why = ofScript ? "; the script is kept whole" : "";
        return List.of(new Warning(
                "duration_missed",
                text("The film lasts %.1f s instead of the %.0f s asked for", seconds, asked) + why + "."));
    }

    /** Each problem of the clips' captions once. */
    static List<Warning> ofCaptions(List<Clip> clips) {
        List<Warning> warnings = new ArrayList<>();
        for (Clip clip : clips) {
            if (clip.captions() != null) {
                clip.captions()
                        .problems()
                        .forEach(problem -> warnings.add(
                                new Warning("captions_imperfect", "In clip " + clip.index() + ", " + problem + ".")));
            }
        }
        return warnings;
    }

    private static String text(String format, double first, double second) {
        return String.format(Locale.ROOT, format, first, second);
    }
}
