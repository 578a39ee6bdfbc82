package dev.storyreel.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.openai.OpenAiSettings.Api;
import dev.storyreel.provider.vendor.OpenAiServer;
import dev.storyreel.provider.vendor.Requests;
import dev.storyreel.provider.vendor.VendorFaultContract;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAiIllustratorTest extends VendorFaultContract {
    @BeforeEach
    void speak() {
        OpenAiServer.speaking(server, _ -> "");
    }

    private Picture draw(int width, int height) throws InterruptedException {
        OpenAiSettings settings = OpenAiLanguageModelTest.settings(server.uri(), Api.RESPONSES, LIMIT);
        return new OpenAiIllustrator(settings, new OpenAi(settings, Clock.systemUTC()), Requests.PRICES)
                .draw(Requests.picture(width, height));
    }

    @Override
    protected void call() throws InterruptedException {
        draw(128, 256);
    }

    @Test
    void sendsAPictureOfTheShape() throws InterruptedException, IOException {
        var image = ImageIO.read(new ByteArrayInputStream(draw(310, 550).image()));
        assertThat(image.getWidth()).isEqualTo(304);
        assertThat(image.getHeight()).isEqualTo(544);
    }

    @Test
    void asksForNoMoreThanTheModelsAreGoodAt() {
        assertThat(OpenAiIllustrator.size(1242, 2208)).isEqualTo("1242x2208".replace("1242", "1232"));
        assertThat(OpenAiIllustrator.size(4320, 7680)).isEqualTo("1440x2560");
    }

    @Test
    void noPictureIsABadAnswer() {
        answersWith(Reply.json(Map.of("data", List.of())), ProviderError.PROVIDER_BAD_ANSWER);
    }
}
