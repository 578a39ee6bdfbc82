package dev.storyreel.provider.openai;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.openai.OpenAiApi.ImageRequest;
import dev.storyreel.provider.openai.OpenAiApi.Images;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Image models of OpenAI and of servers that speak its language. */
@Component
@Order(20)
class OpenAiIllustrator extends VendorProvider implements PictureProvider {
    /** The models take sizes in steps of so many pixels, of a ratio of at most 3. */
    private static final int STEP = 16;
    /** Up to here sizes are no experiment: 2560×1440. */
    private static final int MOST_PIXELS = 2560 * 1440;

    private final OpenAiSettings settings;
    private final OpenAi openAi;

    OpenAiIllustrator(OpenAiSettings settings, OpenAi openAi, Prices prices) {
        super(OpenAi.NAME, OpenAi.TITLE, settings.pictureModel(), settings, prices);
        this.settings = settings;
        this.openAi = openAi;
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.pictureQuality() + " at " + settings.baseUrl();
    }

    @Override
    public void probe() throws InterruptedException {
        openAi.call(OpenAiApi::models);
    }

    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        Images answer = openAi.call(api -> api.draw(new ImageRequest(
                model(),
                request.described(),
                1,
                size(request.width(), request.height()),
                settings.pictureQuality(),
                "png")));
        byte[] image = answer.data() == null || answer.data().isEmpty()
                ? null
                : answer.data().getFirst().bytes();
        if (image == null || image.length == 0) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no picture");
        }
        return new Picture(image, "image/png", List.of(), use(Usage.of(Unit.PICTURES, 1)));
    }

    /** Of the shape wanted, no larger than wanted or than the models are good at. */
    static String size(int width, int height) {
        double scale = Math.min(1, Math.sqrt((double) MOST_PIXELS / ((double) width * height)));
        return step(width * scale) + "x" + step(height * scale);
    }

    private static int step(double pixels) {
        return Math.max(STEP, ((int) (pixels / STEP)) * STEP);
    }
}
