package dev.storyreel.provider.gemini;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.gemini.GeminiApi.Blob;
import dev.storyreel.provider.gemini.GeminiApi.Content;
import dev.storyreel.provider.gemini.GeminiApi.GenerateAnswer;
import dev.storyreel.provider.gemini.GeminiApi.GenerateRequest;
import dev.storyreel.provider.gemini.GeminiApi.GenerationConfig;
import dev.storyreel.provider.gemini.GeminiApi.ImageConfig;
import dev.storyreel.provider.gemini.GeminiApi.Part;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorProvider;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Draws with Gemini. */
@Component
@Order(10)
class GeminiIllustrator extends VendorProvider implements PictureProvider {
    private static final List<String> RATIOS =
            List.of("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9");

    private final GeminiSettings settings;
    private final Gemini gemini;

    GeminiIllustrator(GeminiSettings settings, Gemini gemini, Prices prices) {
        super(Gemini.NAME, Gemini.TITLE, settings.pictureModel(), settings, prices);
        this.settings = settings;
        this.gemini = gemini;
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.pictureSize();
    }

    @Override
    public void probe() throws InterruptedException {
        gemini.probe();
    }

    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        ImageConfig image = new ImageConfig(ratio(request.width(), request.height()), settings.pictureSize());
        GenerateAnswer answer = gemini.generate(
                model(),
                new GenerateRequest(
                        null,
                        List.of(Content.user(List.of(Part.of(request.described())))),
                        new GenerationConfig(List.of("IMAGE"), image, null, null, null)));
        ProviderUse use = use(answer.modelVersion(), Usage.of(Unit.PICTURES, 1));
        Blob picture = Gemini.parts(answer, use(answer.modelVersion(), Usage.NONE)).stream()
                .map(Part::inlineData)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (picture == null || picture.data() == null || picture.data().length == 0) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no picture");
        }
        return new Picture(picture.data(), Objects.requireNonNullElse(picture.mimeType(), "image/png"), List.of(), use);
    }

    static String ratio(int width, int height) {
        return Shapes.nearest(RATIOS, width, height);
    }
}
