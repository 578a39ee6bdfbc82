package dev.storyreel.provider;

/** Port to whoever draws. */
public interface PictureProvider extends Provider {
    /**
     * Draws one picture.
     *
     * @throws dev.storyreel.error.StoryreelException with a {@link ProviderError}
     */
    Picture draw(PictureRequest request) throws InterruptedException;
}
