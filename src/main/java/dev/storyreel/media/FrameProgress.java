package dev.storyreel.media;

/** Told how far a render is, on the rendering thread, about once a frame; must be quick. */
@FunctionalInterface
public interface FrameProgress {
    /** For those who do not want to know. */
    FrameProgress NONE = (done, total) -> {};

    /**
     * @param done frames finished, never falling, {@code total} exactly once at the end
     * @param total frames in all
     */
    void at(int done, int total);
}
