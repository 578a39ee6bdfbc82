package dev.storyreel.provider.veo;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFilmer;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.veo.VeoApi.Clip;
import dev.storyreel.provider.veo.VeoApi.ClipRequest;
import dev.storyreel.provider.veo.VeoApi.Image;
import dev.storyreel.provider.veo.VeoApi.Instance;
import dev.storyreel.provider.veo.VeoApi.Operation;
import dev.storyreel.provider.veo.VeoApi.OperationRequest;
import dev.storyreel.provider.veo.VeoApi.Parameters;
import dev.storyreel.provider.veo.VeoApi.Problem;
import dev.storyreel.provider.veo.VeoApi.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes clips with Veo on Google Cloud, which sends them within its answers. */
@Component
@Order(40)
class VeoFilmer extends VendorFilmer implements VideoProvider {
    private static final int LONGEST_PROMPT = 2_000;
    private static final List<String> RATIOS = List.of("16:9", "9:16");
    private static final Pattern REFUSAL =
            Pattern.compile("(?i)safety|responsible ai|usage guidelines|polic|prohibited");
    /** It becomes a part of an address. */
    private static final Pattern OPERATION = Pattern.compile("projects/[A-Za-z0-9._:/-]{1,400}");

    private final VeoSettings settings;
    private final VeoApi api;
    private final @Nullable GoogleTokens tokens;

    VeoFilmer(VeoSettings settings, Prices prices, Clock clock) {
        super(
                "veo",
                "Veo",
                settings.videoModel(),
                settings,
                prices,
                VendorJson.camelCase(),
                // tokens change, so each call brings its own
                _ -> {},
                clock);
        this.settings = settings;
        this.api = http.api(VeoApi.class);
        this.tokens = settings.credentials().isBlank() || !settings.apiKey().isEmpty()
                ? null
                : new GoogleTokens(Path.of(settings.credentials()), clock);
    }

    private String bearer() throws InterruptedException {
        return "Bearer " + (tokens == null ? settings.apiKey().reveal() : tokens.get());
    }

    @Override
    public String variant() {
        return super.variant() + " " + settings.videoResolution();
    }

    @Override
    public void probe() throws InterruptedException {
        String bearer = bearer();
        http.call(() -> api.location(settings.project(), settings.location(), bearer));
    }

    @Override
    public int seconds(VideoRequest request) {
        return settings.videoSeconds().stream()
                .filter(seconds -> seconds <= request.seconds())
                .max(Integer::compare)
                .orElseGet(() -> Collections.min(settings.videoSeconds()));
    }

    @Override
    public String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException {
        ClipRequest wanted = new ClipRequest(
                List.of(new Instance(
                        request.prompt(LONGEST_PROMPT),
                        firstFrame == null ? null : new Image(firstFrame, "image/jpeg"))),
                new Parameters(
                        Shapes.nearest(RATIOS, request.width(), request.height()),
                        seconds(request),
                        settings.videoResolution(),
                        false,
                        1,
                        request.seed()));
        String bearer = bearer();
        Operation begun = http.call(() -> api.begin(settings.project(), settings.location(), model(), bearer, wanted));
        String name = taskId(begun.name());
        if (!OPERATION.matcher(name).matches()) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "took the request without saying what to ask after");
        }
        return name;
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        String bearer = bearer();
        Operation now = http.call(
                () -> api.fetch(settings.project(), settings.location(), model(), bearer, new OperationRequest(task)));
        if (now.name() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "does not say how far the clip is");
        }
        if (!Boolean.TRUE.equals(now.done())) {
            return new VideoTask.Working(null);
        }
        return now.error() != null ? failed(now.error()) : done(now.response());
    }

    private VideoTask done(@Nullable Response response) {
        byte[] clip = response == null || response.videos() == null
                ? null
                : response.videos().stream()
                        .map(Clip::bytesBase64Encoded)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (clip != null) {
            return new VideoTask.Done(new VideoTask.Result.Bytes(clip), null);
        }
        boolean filtered =
                response != null && response.raiMediaFilteredCount() != null && response.raiMediaFilteredCount() > 0;
        return filtered
                ? ended(ProviderError.PROVIDER_REFUSED, "declines the request: it made a clip and does not give it out")
                : ended(ProviderError.PROVIDER_BAD_ANSWER, "says that it is done, and has no clip");
    }

    private VideoTask failed(Problem problem) {
        String message = Objects.requireNonNullElse(problem.message(), "");
        if (REFUSAL.matcher(message).find()) {
            return ended(ProviderError.PROVIDER_REFUSED, "declines the request");
        }
        int status = switch (Objects.requireNonNullElse(problem.code(), 13)) {
            case 3 -> 400;
            case 4 -> 504;
            case 7 -> 403;
            case 8 -> 429;
            default -> 500;
        };
        return new VideoTask.Ended(http.failure(status, null, message));
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        if (!OPERATION.matcher(task).matches()) {
            return;
        }
        String bearer = bearer();
        URI operation = URI.create(settings.baseUrl() + "/" + task + ":cancel");
        http.giveUp(() -> api.cancel(operation, bearer));
    }
}
