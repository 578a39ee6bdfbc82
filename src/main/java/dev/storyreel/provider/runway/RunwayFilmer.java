package dev.storyreel.provider.runway;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFilmer;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.runway.RunwayApi.ClipRequest;
import dev.storyreel.provider.runway.RunwayApi.Task;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Makes clips with Runway. */
@Component
@Order(20)
class RunwayFilmer extends VendorFilmer implements VideoProvider {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 10;
    private static final int LONGEST_PROMPT = 1_000;
    private static final List<String> OF_PICTURES =
            List.of("1280:720", "720:1280", "1104:832", "960:960", "832:1104", "1584:672");
    private static final List<String> OF_WORDS = List.of("1280:720", "720:1280");

    private final RunwaySettings settings;
    private final RunwayApi api;

    RunwayFilmer(RunwaySettings settings, Prices prices, Clock clock) {
        super(
                "runway",
                "Runway",
                settings.videoModel(),
                settings,
                prices,
                VendorJson.camelCase(),
                headers -> credentials(settings, headers),
                clock);
        this.settings = settings;
        this.api = http.api(RunwayApi.class);
    }

    private static void credentials(RunwaySettings settings, HttpHeaders headers) {
        headers.setBearerAuth(settings.apiKey().reveal());
        headers.set("X-Runway-Version", settings.version());
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(api::organization);
    }

    @Override
    public int seconds(VideoRequest request) {
        return request.wholeSeconds(SHORTEST, LONGEST);
    }

    @Override
    public String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException {
        String picture = firstFrame == null
                ? null
                : "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(firstFrame);
        ClipRequest wanted = new ClipRequest(
                model(),
                picture,
                request.prompt(LONGEST_PROMPT),
                Shapes.nearest(picture == null ? OF_WORDS : OF_PICTURES, request.width(), request.height()),
                seconds(request),
                request.seed());
        return taskId(http.call(() -> picture == null ? api.ofText(wanted) : api.ofPicture(wanted))
                .id());
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        Task now = http.call(() -> api.task(task));
        return switch (Objects.requireNonNullElse(now.status(), "")) {
            case "PENDING", "THROTTLED" -> new VideoTask.Working(null);
            case "RUNNING" -> new VideoTask.Working(now.progress());
            case "SUCCEEDED" -> succeeded(now);
            case "FAILED" -> failed(now);
            case "CANCELLED" -> ended(ProviderError.PROVIDER_UNAVAILABLE, "was told by someone to stop");
            default -> throw failure(ProviderError.PROVIDER_BAD_ANSWER, "does not say how far the clip is");
        };
    }

    private VideoTask succeeded(Task done) {
        if (done.output() == null || done.output().isEmpty()) {
            return new VideoTask.Ended(
                    failure(ProviderError.PROVIDER_BAD_ANSWER, "says that it is done, and has no clip", charged(done)));
        }
        return new VideoTask.Done(at(done.output().getFirst()), cost(done));
    }

    private VideoTask failed(Task failed) {
        String code = Objects.requireNonNullElse(failed.failureCode(), "");
        ProviderError error = code.contains("SAFETY")
                ? ProviderError.PROVIDER_REFUSED
                : code.startsWith("ASSET.")
                        ? ProviderError.PROVIDER_REQUEST_REJECTED
                        : code.startsWith("INTERNAL.BAD_OUTPUT")
                                ? ProviderError.PROVIDER_BAD_ANSWER
                                : ProviderError.PROVIDER_UNAVAILABLE;
        String what = error == ProviderError.PROVIDER_REFUSED ? "declines the request" : "could not make the clip";
        String shown = code.matches("[A-Z0-9_.]{1,80}") ? " (" + code + ")" : "";
        return new VideoTask.Ended(failure(error, what + shown, charged(failed)));
    }

    private @Nullable BigDecimal cost(Task over) {
        BigDecimal credits = over.cost() == null ? null : over.cost().credits();
        return credits == null || credits.signum() < 0 ? null : credits.multiply(settings.creditUsd());
    }

    /** What is charged all the same; mostly nothing. */
    private @Nullable ProviderUse charged(Task over) {
        BigDecimal cost = cost(over);
        return cost == null || cost.signum() == 0 ? null : new ProviderUse(name(), model(), false, Usage.NONE, cost);
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        http.giveUp(() -> api.cancel(task));
    }
}
