package dev.storyreel.story;

import dev.storyreel.media.Motion;
import dev.storyreel.media.Pacing;
import dev.storyreel.media.Segment;
import dev.storyreel.media.Shot;
import dev.storyreel.media.Timeline;
import java.nio.file.Path;
import java.util.List;

/** Which segments a story's film is made of, and what each of them shows. */
record FilmLayout(Project project, Timeline timeline) {
    /**
     * Lays out a film whose clips need not all be spoken: those that are not count as silent, which changes nothing about
     * the length of the others.
     */
    static FilmLayout of(Project project, List<Clip> clips) {
        List<Long> narrations = clips.stream()
                .map(clip -> clip.voice() == null ? 0L : clip.voice().samples())
                .toList();
        return new FilmLayout(project, Timeline.of(project.canvas(), narrations, Pacing.DEFAULT, project.transition()));
    }

    Timeline.Scene scene(int clip) {
        return timeline.scenes().get(clip);
    }

    /** The clip without its shares of the transitions. */
    Segment.Body body(int clip, Path picture) {
        // the transition from the clip before begins as long before this scene as it ends after its start
        return new Segment.Body(
                project.canvas(),
                shot(clip, picture),
                2 * scene(clip).enters(),
                scene(clip).bodyFrames());
    }

    /** The transition from the clip to the next. */
    Segment.Crossing crossing(int clip, Path picture, Path nextPicture) {
        return new Segment.Crossing(
                project.canvas(), shot(clip, picture), shot(clip + 1, nextPicture), timeline.transition());
    }

    /** Where the narration begins in the clip's body, in samples. */
    long narrationOffset(int clip) {
        return scene(clip).narrationOffset()
                - (long) scene(clip).enters() * project.canvas().samplesPerFrame();
    }

    private Shot shot(int clip, Path picture) {
        return new Shot(
                picture, Motion.forScene(project.seed(), clip), scene(clip).shownFrames());
    }
}
