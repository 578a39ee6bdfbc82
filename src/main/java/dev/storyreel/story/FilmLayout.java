package dev.storyreel.story;

import dev.storyreel.media.AudioCue;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.Fit;
import dev.storyreel.media.Focus;
import dev.storyreel.media.Footage;
import dev.storyreel.media.Motion;
import dev.storyreel.media.Motions;
import dev.storyreel.media.Move;
import dev.storyreel.media.Pacing;
import dev.storyreel.media.Segment;
import dev.storyreel.media.Shot;
import dev.storyreel.media.Timeline;
import dev.storyreel.media.caption.CaptionLimits;
import dev.storyreel.media.caption.CaptionTrack;
import dev.storyreel.media.caption.Captioning;
import dev.storyreel.media.caption.TimedWord;
import java.nio.file.Path;
import java.util.List;

/**
 * Which segments a story's film is made of, and what each of them shows.
 *
 * @param motions of each scene's picture
 */
record FilmLayout(Project project, Timeline timeline, List<Motion> motions) {
    /** Pixels of the shorter side: vendors make clips of about that size. */
    private static final double FIRST_FRAME_SIDE = 720;

    /**
     * Lays out a film whose clips need not all be spoken: those that are not count as silent, which changes nothing about
     * the length of the others.
     */
    static FilmLayout of(Project project, List<Clip> clips) {
        List<Long> narrations = clips.stream()
                .map(clip -> clip.voice() == null ? 0L : clip.voice().samples())
                .toList();
        return new FilmLayout(
                project,
                Timeline.of(project.canvas(), narrations, Pacing.DEFAULT, project.transition()),
                Motions.of(
                        project.seed(),
                        clips.stream().map(clip -> camera(project, clip)).toList()));
    }

    /** Over a clip it stands still, so whatever is asked of that reaches no other scene. */
    private static Motions.Scene camera(Project project, Clip clip) {
        SceneMedia media = clip.media();
        return (media == null || media.isStill()) && !clip.isFilmed(project)
                ? new Motions.Scene(clip.move() == Move.AUTO ? project.move() : clip.move(), clip.focus())
                : new Motions.Scene(Move.STILL, Focus.CENTRE);
    }

    Timeline.Scene scene(int clip) {
        return timeline.scenes().get(clip);
    }

    /** The clip without its shares of the transitions. */
    Segment.Body body(Clip clip, Path shown) {
        Timeline.Scene scene = scene(clip.index());
        // the transition from the clip before begins as long before this scene as it ends after its start
        return new Segment.Body(
                project.canvas(),
                shot(clip, shown),
                2 * scene.enters(),
                scene.bodyFrames(),
                new Captioning(captions(clip), project.captions().style()));
    }

    /** What is said in the clip's body. */
    AudioCue cue(int clip, Path narration) {
        return new AudioCue(narration, narrationOffset(clip));
    }

    private CaptionTrack captions(Clip clip) {
        Canvas canvas = project.canvas();
        int narrationFrame = (int) (narrationOffset(clip.index()) / canvas.samplesPerFrame());
        return CaptionTrack.of(
                clip.timedWords(),
                canvas.framesPerSecond(),
                narrationFrame,
                scene(clip.index()).bodyFrames(),
                CaptionLimits.of(canvas));
    }

    /** All that is said in the film and when. */
    List<TimedWord> words(List<Clip> clips) {
        return clips.stream()
                .flatMap(clip ->
                        TimedWord.later(
                                clip.timedWords(), scene(clip.index()).narrationStart() * 1000.0 / Canvas.SAMPLE_RATE)
                                .stream())
                .toList();
    }

    /** The transition from the clip to the next. */
    Segment.Crossing crossing(Clip clip, Path shown, Clip next, Path nextShown) {
        return new Segment.Crossing(project.canvas(), shot(clip, shown), shot(next, nextShown), timeline.transition());
    }

    /** Where the narration begins in the clip's body, in samples. */
    private long narrationOffset(int clip) {
        return scene(clip).narrationOffset()
                - (long) scene(clip).enters() * project.canvas().samplesPerFrame();
    }

    /**
     * The name of what is seen in the clip: of its picture, of the user's own file, or of the clip that was made of either.
     *
     * @throws IllegalStateException before that is made
     */
    String shown(Clip clip) {
        return clip.isFilmed(project)
                ? clip.requireFilmed().asset()
                : clip.requireDrawing().asset();
    }

    /** @param shown the file of {@linkplain #shown what is seen} */
    Shot shot(Clip clip, Path shown) {
        return new Shot(
                clip.isFilmed(project) ? filmed(clip.requireFilmed(), shown) : footage(clip, shown),
                scene(clip.index()).shownFrames());
    }

    /** The frame that a clip made of the clip's picture begins with, in the film's shape, as large as is of use. */
    Segment firstFrame(Clip clip, Path picture) {
        Canvas film = project.canvas();
        double scale = Math.min(1, FIRST_FRAME_SIDE / Math.min(film.width(), film.height()));
        Canvas canvas = new Canvas(even(film.width() * scale), even(film.height() * scale), film.framesPerSecond());
        return Segment.Body.of(canvas, new Shot(footage(clip, picture), 1));
    }

    private static int even(double pixels) {
        return 2 * (int) Math.round(pixels / 2);
    }

    private Footage footage(Clip clip, Path shown) {
        Motion motion = motions.get(clip.index());
        SceneMedia media = clip.media();
        return switch (media) {
            case null -> new Footage.Still(shown, motion, Fit.COVER.towards(clip.focus()));
            case SceneMedia.Own own -> own.footage(shown, motion);
            case SceneMedia.Stock stock -> stock.footage(shown, clip.stockVideo(), motion);
        };
    }

    /** It was asked for as long as the scene, so it is slowed a little where that could not be met. */
    private static Footage filmed(Clip.Filmed filmed, Path shown) {
        return new Footage.Clip(shown, filmed.facts(), filmed.facts().span(0, null), Footage.WhenShort.SLOW, Fit.COVER);
    }
}
