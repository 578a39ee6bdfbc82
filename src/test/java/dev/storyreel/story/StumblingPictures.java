package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Draws as the offline illustrator does, but refuses the pictures it was told to. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StumblingPictures implements PictureProvider {
    private final ObjectProvider<PictureProvider> others;
    private final ConcurrentLinkedQueue<String> drawn = new ConcurrentLinkedQueue<>();
    private volatile int refused = -1;

    StumblingPictures(ObjectProvider<PictureProvider> others) {
        this.others = others;
    }

    /** Refuses the picture of this clip from now on; −1 for none. */
    void refuse(int clip) {
        refused = clip;
    }

    /** The prompts of all pictures drawn so far. */
    List<String> drawn() {
        return List.copyOf(drawn);
    }

    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        if (request.index() == refused) {
            throw new StoryreelException(ProviderError.TEXT_NOT_SPEAKABLE, "told to refuse picture " + refused);
        }
        drawn.add(request.prompt());
        Picture picture = others.stream()
                .filter(other -> other.offline() && !other.equals(this))
                .findFirst()
                .orElseThrow()
                .draw(request);
        return new Picture(
                picture.image(), picture.contentType(), picture.attributions(), ProviderUse.offline(name(), model()));
    }

    @Override
    public String name() {
        return "stumbling";
    }

    @Override
    public String model() {
        return "stumbling-1";
    }

    @Override
    public boolean offline() {
        return true;
    }
}
