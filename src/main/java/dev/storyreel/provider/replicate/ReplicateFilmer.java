package dev.storyreel.provider.replicate;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFilmer;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.replicate.ReplicateApi.Prediction;
import dev.storyreel.provider.replicate.ReplicateSettings.VideoInput;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes clips with one of Replicate's models. */
@Component
@Order(30)
class ReplicateFilmer extends VendorFilmer implements VideoProvider {
    private static final int LONGEST_PROMPT = 2_000;
    private static final List<String> RATIOS = List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9");

    private final ReplicateSettings settings;
    private final Predictions predictions;

    ReplicateFilmer(ReplicateSettings settings, Prices prices, Clock clock) {
        super(
                Predictions.NAME,
                Predictions.TITLE,
                settings.videoModel(),
                settings,
                prices,
                VendorJson.snakeCase(),
                headers -> Predictions.credentials(settings, headers),
                clock);
        this.settings = settings;
        this.predictions = new Predictions(http, settings.videoModel());
    }

    @Override
    public String variant() {
        return super.variant() + " " + new java.util.TreeMap<>(settings.video().more());
    }

    @Override
    public void probe() throws InterruptedException {
        predictions.probe();
    }

    @Override
    public int seconds(VideoRequest request) {
        return request.wholeSeconds(
                settings.video().shortest(), settings.video().longest());
    }

    @Override
    public String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException {
        return taskId(predictions
                .begin(input(request, firstFrame), 0, settings.longestTask())
                .id());
    }

    private Map<String, Object> input(VideoRequest request, byte @Nullable [] firstFrame) {
        VideoInput names = settings.video();
        Map<String, Object> asked = own(request);
        asked.put(names.duration(), seconds(request));
        asked.put(names.shape(), Shapes.nearest(RATIOS, request.width(), request.height()));
        if (firstFrame != null) {
            asked.put(
                    names.image(),
                    "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(SmallJpeg.of(firstFrame)));
        }
        return Predictions.inputs(names.more(), asked);
    }

    /** By these a task of ours is told: no two scenes of a film have them in common. */
    private Map<String, Object> own(VideoRequest request) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(settings.video().prompt(), request.prompt(LONGEST_PROMPT));
        own.put(settings.video().seed(), request.seed());
        return own;
    }

    @Override
    public List<String> find(VideoRequest request, Instant since) throws InterruptedException {
        return settings.video().seed().isBlank()
                ? List.of()
                : predictions.find(own(request), since, since.plus(longestCall())).stream()
                        .map(each -> taskId(each.id()))
                        .toList();
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        Prediction now = predictions.get(task);
        return switch (Objects.requireNonNullElse(now.status(), "")) {
            case "starting", "processing" -> new VideoTask.Working(null);
            case "succeeded" -> succeeded(now);
            case "failed" -> failed(Objects.requireNonNullElse(now.error(), ""));
            case "canceled" -> ended(ProviderError.PROVIDER_TIMEOUT, "was told to stop, or took too long");
            case "aborted" -> ended(ProviderError.PROVIDER_TIMEOUT, "had no room for it in time");
            default -> throw failure(ProviderError.PROVIDER_BAD_ANSWER, "does not say how far the clip is");
        };
    }

    private VideoTask succeeded(Prediction done) {
        if (Predictions.isRemoved(done)) {
            return ended(ProviderError.PROVIDER_RESULT_EXPIRED, "had the clip, and has removed it");
        }
        String uri = Predictions.file(done);
        return uri == null
                ? ended(ProviderError.PROVIDER_BAD_ANSWER, "says that it is done, and has no clip")
                : new VideoTask.Done(at(uri), null);
    }

    private VideoTask failed(String error) {
        return Predictions.isRefusal(error)
                ? ended(ProviderError.PROVIDER_REFUSED, "declines the request")
                : new VideoTask.Ended(http.failure(500, null, error));
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        predictions.cancel(task);
    }
}
