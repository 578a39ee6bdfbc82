package dev.storyreel.provider.omni;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFilmer;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.omni.OmniApi.Content;
import dev.storyreel.provider.omni.OmniApi.Format;
import dev.storyreel.provider.omni.OmniApi.Interaction;
import dev.storyreel.provider.omni.OmniApi.InteractionRequest;
import dev.storyreel.provider.omni.OmniApi.Step;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes clips with Gemini Omni. */
@Component
@Order(10)
class OmniFilmer extends VendorFilmer implements VideoProvider {
    private static final String REVISION = "2026-05-20";
    private static final int SHORTEST = 3;
    private static final int LONGEST = 10;
    private static final int LONGEST_PROMPT = 4_000;
    private static final List<String> RATIOS = List.of("16:9", "9:16");

    private final OmniSettings settings;
    private final OmniApi api;

    OmniFilmer(OmniSettings settings, Prices prices, Clock clock) {
        super(
                "omni",
                "Gemini Omni",
                settings.videoModel(),
                settings,
                prices,
                VendorJson.snakeCase(),
                headers -> credentials(settings, headers),
                clock);
        this.settings = settings;
        this.api = http.api(OmniApi.class);
    }

    private static void credentials(OmniSettings settings, HttpHeaders headers) {
        headers.set("x-goog-api-key", settings.apiKey().reveal());
        headers.set("Api-Revision", REVISION);
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.videoResolution();
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(api::models);
    }

    @Override
    public int seconds(VideoRequest request) {
        return request.wholeSeconds(SHORTEST, LONGEST);
    }

    @Override
    public String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException {
        List<Content> input = new ArrayList<>();
        if (firstFrame != null) {
            input.add(Content.jpeg(firstFrame));
        }
        input.add(Content.text(request.prompt(LONGEST_PROMPT)));
        Format format = new Format(
                "video",
                "uri",
                Shapes.nearest(RATIOS, request.width(), request.height()),
                settings.videoResolution(),
                seconds(request) + "s");
        Interaction begun = http.call(() -> api.begin(new InteractionRequest(model(), input, true, format)));
        return taskId(begun.id());
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        Interaction now = http.call(() -> api.get(task));
        String status = Objects.requireNonNullElse(now.status(), "");
        return switch (status) {
            case "queued", "in_progress" -> new VideoTask.Working(null);
            case "completed" -> completed(now);
            case "failed" -> failed(now);
            case "cancelled" -> ended(ProviderError.PROVIDER_UNAVAILABLE, "was told by someone to stop");
            case "budget_exceeded" ->
                ended(ProviderError.PROVIDER_OUT_OF_CREDIT, "says that the account may spend no more");
            case "incomplete" -> ended(ProviderError.PROVIDER_ANSWER_TRUNCATED, "stopped before the clip was whole");
            case "requires_action" ->
                ended(ProviderError.PROVIDER_BAD_ANSWER, "wants something else than to make a clip");
            default -> throw failure(ProviderError.PROVIDER_BAD_ANSWER, "does not say how far the clip is");
        };
    }

    /** Done without a clip is how it declines. */
    private VideoTask completed(Interaction done) {
        Content video = (done.steps() == null ? Stream.<Step>empty() : done.steps().stream())
                .filter(step -> "model_output".equals(step.type()))
                .flatMap(step -> step.content() == null ? Stream.<Content>empty() : step.content().stream())
                .filter(content -> "video".equals(content.type()))
                .filter(content -> content.uri() != null || content.data() != null)
                .findFirst()
                .orElse(null);
        if (video == null) {
            return ended(ProviderError.PROVIDER_REFUSED, "declines the request: it ended without a clip");
        }
        return new VideoTask.Done(
                video.uri() != null
                        ? at(video.uri())
                        : new VideoTask.Result.Bytes(Objects.requireNonNull(video.data())),
                null);
    }

    private VideoTask failed(Interaction failed) {
        String message = failed.error() == null ? null : failed.error().message();
        String code = failed.error() == null ? null : failed.error().code();
        if (isSafety(code) || isSafety(message)) {
            return ended(ProviderError.PROVIDER_REFUSED, "declines the request");
        }
        return new VideoTask.Ended(http.failure(500, code, message));
    }

    private static boolean isSafety(@Nullable String said) {
        return said != null && said.matches("(?is).*(safety|content.?polic|prohibited).*");
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        http.giveUp(() -> api.cancel(task));
    }
}
