package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When each scene of a narrated film is seen and heard, in whole frames and samples: scenes follow each other without
 * gap or overlap, each narration lies within its scene and begins exactly on a frame. Where scenes meet, the last frames
 * of the one and the first of the other make up the transition between them; nobody speaks there.
 *
 * @param canvas the film's shape
 * @param transition between all scenes
 * @param scenes in the order of the film
 */
public record Timeline(Canvas canvas, Transition transition, List<Scene> scenes) {
    public Timeline {
        scenes = List.copyOf(scenes);
    }

    /**
     * @param startFrame its first frame, from 0
     * @param frames how long, with its shares of the transitions
     * @param enters how many of its first frames belong to the transition from the scene before
     * @param leaves how many of its last frames belong to the transition to the next scene
     * @param narrationOffset samples from the scene's start to its narration's
     * @param narrationStart samples from the film's start to the narration's: what an {@link AudioCue} takes
     */
    public record Scene(int startFrame, int frames, int enters, int leaves, long narrationOffset, long narrationStart) {
        /** Frames in which nothing else is seen, at least 1. */
        public int bodyFrames() {
            return frames - enters - leaves;
        }

        /** Frames in which its picture is seen, alone or not: both transitions whole, and what lies between. */
        public int shownFrames() {
            return frames + enters + leaves;
        }
    }

    /**
     * Lays out scenes that each last as long as their narration and the silences around it, rounded up to a frame. A
     * scene's length depends on its own narration and on its place alone.
     *
     * @param narrationSamples length of each scene's narration in samples of {@link Canvas#SAMPLE_RATE}, not negative
     * @throws StoryreelException {@link MediaError#TIMELINE_INVALID} for no scene, a negative length, or a film of more
     *     than 2³¹−1 frames
     */
    public static Timeline of(Canvas canvas, List<Long> narrationSamples, Pacing pacing, Transition transition) {
        if (narrationSamples.isEmpty()) {
            throw new StoryreelException(MediaError.TIMELINE_INVALID, "a film needs at least one scene");
        }
        int samplesPerFrame = canvas.samplesPerFrame();
        int last = narrationSamples.size() - 1;
        List<Scene> scenes = new ArrayList<>(narrationSamples.size());
        long start = 0;
        for (int i = 0; i <= last; i++) {
            long narration = narrationSamples.get(i);
            // a limit far beyond any film keeps the sums below from overflowing
            if (narration < 0 || narration > (long) Integer.MAX_VALUE * samplesPerFrame) {
                throw new StoryreelException(MediaError.TIMELINE_INVALID, "a narration of " + narration + " samples");
            }
            int enters = i == 0 ? 0 : transition.frames() / 2;
            int leaves = i == last ? 0 : transition.frames() / 2;
            long before = i == 0 ? framesOf(samples(pacing.leadIn()), samplesPerFrame) : enters;
            // what is quiet because of the transition counts as breath
            long breath = Math.max(samples(pacing.breath()), (long) transition.frames() * samplesPerFrame);
            long after = i == last ? samples(pacing.tail()) : breath - (long) leaves * samplesPerFrame;
            long frames = framesOf(before * samplesPerFrame + narration + after, samplesPerFrame);
            frames = Math.max(frames, enters + leaves + 1L);
            if (start + frames > Integer.MAX_VALUE) {
                throw new StoryreelException(MediaError.TIMELINE_INVALID, "a film has at most 2³¹−1 frames");
            }
            long offset = before * samplesPerFrame;
            scenes.add(new Scene((int) start, (int) frames, enters, leaves, offset, start * samplesPerFrame + offset));
            start += frames;
        }
        return new Timeline(canvas, transition, scenes);
    }

    /** Length of the film in frames. */
    public int frames() {
        return scenes.stream().mapToInt(Scene::frames).sum();
    }

    /** Length of the film in samples of {@link Canvas#SAMPLE_RATE}. */
    public long samples() {
        return (long) frames() * canvas.samplesPerFrame();
    }

    private static long samples(Duration silence) {
        return silence.toNanos() * Canvas.SAMPLE_RATE / 1_000_000_000;
    }

    private static long framesOf(long samples, int samplesPerFrame) {
        return Math.ceilDiv(samples, samplesPerFrame);
    }
}
