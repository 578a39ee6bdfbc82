package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.media.HeapShare;
import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.offline.ComputeTurn;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Draws with what ships in the product. The same request gives the same bytes; every picture casts its whole film, so
 * pictures drawn apart still differ. The illustrations and the dictionary are read at the first picture.
 */
@Component
final class OfflineIllustrator implements PictureProvider {
    static final String MODEL = "illustrator-1";
    /** Drawn, and then as a file, twice for a moment. */
    private static final long BYTES_PER_PIXEL = 9;

    private static final List<String> ATTRIBUTIONS = List.of("Noto Emoji icons © Google, Apache-2.0");

    private final Supplier<Director> director = SingletonSupplier.of(OfflineIllustrator::director);

    private static Director director() {
        IconLibrary library = IconLibrary.load();
        return new Director(new IconMatcher(library, Associations.load(), Lexicon.load()), library);
    }

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public boolean offline() {
        return true;
    }

    /** @throws dev.storyreel.error.StoryreelException with an {@link IllustratorError} */
    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        Palette palette = Palette.parse(request.palette());
        Look look = Look.of(request.mood(), palette);
        Casting casting = director.get().cast(request.filmPrompts(), request.index(), request.seed());
        byte[] png;
        try (HeapShare _ = HeapShare.await(BYTES_PER_PIXEL * request.width() * request.height());
                ComputeTurn _ = ComputeTurn.await()) {
            BufferedImage image = new Painter(casting, palette, look, request.width(), request.height()).paint();
            png = Png.encode(Sprite.pixels(image), request.width(), request.height());
        }
        List<String> attributions = casting.hero().isPresent() ? ATTRIBUTIONS : List.of();
        return new Picture(png, "image/png", attributions, ProviderUse.offline(name(), MODEL));
    }
}
