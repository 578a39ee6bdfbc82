package dev.storyreel.story;

import dev.storyreel.media.Canvas;
import dev.storyreel.media.Focus;
import dev.storyreel.media.MediaFile;
import dev.storyreel.media.Move;
import dev.storyreel.media.caption.CaptionChecks;
import dev.storyreel.media.caption.SpokenWord;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.VoiceRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One scene of a film, as far as it is made.
 *
 * @param index from 0
 * @param narration what is said
 * @param imagePrompt what is seen
 * @param plannedPrompt what the plan wanted to be seen
 * @param media what of the user's own is seen instead
 * @param move what the camera does; {@link Move#AUTO} is as the film's
 * @param drawnFocus of the drawn picture
 * @param ownVoice who speaks it; null for the film's narrator
 * @param voiceTake which of the voices of the same words it is, from 0
 * @param pictureTake which of the pictures of the same words it is, from 0
 * @param filmed the clip that was made of the picture, of this or an earlier revision
 * @param frames length of the rendered clip
 * @param captions what was found when the rendered clip's captions were looked at
 */
record Clip(
        int index,
        String narration,
        String imagePrompt,
        String plannedPrompt,
        @Nullable SceneMedia media,
        Move move,
        Focus drawnFocus,
        @Nullable VoiceRef ownVoice,
        int voiceTake,
        int pictureTake,
        @Nullable Voice voice,
        @Nullable Drawing drawing,
        @Nullable Filmed filmed,
        @Nullable Integer frames,
        CaptionChecks.@Nullable Result captions) {

    /**
     * @param asset name of the sound file
     * @param narration name of the same sound as it is mixed; the same file where that needs no conversion
     * @param samples its length, of one channel at 48 kHz
     * @param words what was said when; empty where the provider does not tell
     * @param use who spoke
     */
    record Voice(String asset, String narration, long samples, List<Speech.Word> words, ProviderUse use) {
        Voice {
            words = List.copyOf(words);
        }
    }

    /**
     * @param asset name of the picture file, or of the clip's that is seen in its place
     * @param attributions whose work is in it
     * @param use who drew
     * @param stock what is told of something in stock; null for anything else
     */
    record Drawing(
            String asset,
            List<String> attributions,
            ProviderUse use,
            @Nullable Stocked stock) {
        Drawing {
            attributions = List.copyOf(attributions);
        }
    }

    /**
     * Something in stock that was brought.
     *
     * @param video what was found in it, if it is a clip
     */
    record Stocked(StockCredit credit, MediaFile.@Nullable Video video) {}

    /**
     * The clip that was made of the picture.
     *
     * @param asset name of the file
     * @param facts what was found in it
     * @param use who made it
     */
    record Filmed(String asset, MediaFile.Video facts, ProviderUse use) {}

    /** Whether its picture is to move by itself; what is a clip already does. */
    boolean isFilmed(Project project) {
        return isFilmed(project.move(), move, media);
    }

    /** @param move {@link Move#AUTO} is as the film's */
    static boolean isFilmed(Move film, Move move, @Nullable SceneMedia media) {
        return (move == Move.AUTO ? film : move) == Move.VIDEO && (media == null || media.isStill());
    }

    /** The words of the narration as written, with times from its start; none before it is spoken. */
    List<TimedWord> timedWords() {
        if (voice == null) {
            return List.of();
        }
        List<SpokenWord> spoken = voice.words().stream()
                .map(word -> new SpokenWord(word.text(), word.startMs(), word.endMs()))
                .toList();
        return TimedWord.align(spoken, narration, voice.samples() * 1000.0 / Canvas.SAMPLE_RATE);
    }

    /** Of what is seen. */
    Focus focus() {
        return media == null ? drawnFocus : media.fit().focus();
    }

    /** Whether it has a sound of its own that is heard. */
    boolean sounds() {
        MediaFile.Video found = stockVideo();
        return switch (media) {
            case null -> false;
            case SceneMedia.Own own -> own.mayBeHeard();
            case SceneMedia.Stock stock -> stock.mayBeHeard() && found != null && found.sound() != null;
        };
    }

    /** What was found in a clip from stock; null for anything else. */
    MediaFile.@Nullable Video stockVideo() {
        return drawing == null || drawing.stock() == null
                ? null
                : drawing.stock().video();
    }

    /** Which of them may have a sound of their own that is heard. */
    static Set<Integer> sounding(List<Clip> clips) {
        return clips.stream()
                .filter(clip -> clip.media() != null && clip.media().mayBeHeard())
                .map(Clip::index)
                .collect(Collectors.toSet());
    }

    /** Whose voices they have of their own. */
    static Set<VoiceRef> ownVoices(List<Clip> clips) {
        return clips.stream()
                .flatMap(clip -> Stream.ofNullable(clip.ownVoice()))
                .collect(Collectors.toSet());
    }

    /** @throws IllegalStateException before the narration is spoken */
    Voice requireVoice() {
        return required(voice, "voice");
    }

    /** @throws IllegalStateException before the picture is drawn */
    Drawing requireDrawing() {
        return required(drawing, "picture");
    }

    /** @throws IllegalStateException before the clip of its picture is made */
    Filmed requireFilmed() {
        return required(filmed, "clip of its picture");
    }

    private <T> T required(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("clip " + index + " has no " + name + " yet");
        }
        return part;
    }
}
