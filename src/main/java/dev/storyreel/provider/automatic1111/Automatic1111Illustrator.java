package dev.storyreel.provider.automatic1111;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.automatic1111.Automatic1111Api.Drawn;
import dev.storyreel.provider.automatic1111.Automatic1111Api.Overrides;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VendorProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Has pictures drawn by a server of one's own. */
@Component
@Order(5)
class Automatic1111Illustrator extends VendorProvider implements PictureProvider {
    private static final String TITLE = "AUTOMATIC1111";
    /** Latent pictures are so much smaller, and halved three times on the way. */
    private static final int STEP = 64;

    private static final long SEEDS = 1L << 32;

    private final Automatic1111Settings settings;
    private final VendorHttp http;
    private final Automatic1111Api api;

    Automatic1111Illustrator(Automatic1111Settings settings, Prices prices, Clock clock) {
        super(
                "automatic1111",
                TITLE,
                settings.pictureModel().isBlank() ? "loaded" : settings.pictureModel(),
                settings,
                prices);
        this.settings = settings;
        this.http = new VendorHttp(
                TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> {
                    if (!settings.apiKey().isEmpty()) {
                        headers.setBasicAuth(java.util.Base64.getEncoder()
                                .encodeToString(settings.apiKey().reveal().getBytes(StandardCharsets.UTF_8)));
                    }
                },
                clock);
        this.api = http.api(Automatic1111Api.class);
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.steps() + " steps of " + settings.pixels() + " pixels without "
                + settings.negativePrompt() + " at " + settings.baseUrl();
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(api::models);
    }

    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        double scale = Math.sqrt((double) settings.pixels() / ((double) request.width() * request.height()));
        Automatic1111Api.Order order = new Automatic1111Api.Order(
                request.described(),
                settings.negativePrompt(),
                step(request.width() * scale),
                step(request.height() * scale),
                settings.steps(),
                Math.floorMod(request.seed(), SEEDS),
                1,
                1,
                settings.pictureModel().isBlank() ? null : new Overrides(settings.pictureModel()));
        Drawn drawn = http.call(() -> api.draw(order));
        byte[] image = drawn.images() == null || drawn.images().isEmpty()
                ? null
                : drawn.images().getFirst();
        if (image == null || image.length == 0) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no picture");
        }
        return new Picture(image, "image/png", List.of(), use(Usage.of(Unit.PICTURES, 1)));
    }

    private static int step(double pixels) {
        return Math.max(STEP, (int) Math.round(pixels / STEP) * STEP);
    }
}
