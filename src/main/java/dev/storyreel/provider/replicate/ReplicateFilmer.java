package dev.storyreel.provider.replicate;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.VideoProvider;
import dev.storyreel.provider.VideoRequest;
import dev.storyreel.provider.VideoTask;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFilmer;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.replicate.ReplicateApi.Prediction;
import dev.storyreel.provider.replicate.ReplicateApi.PredictionList;
import dev.storyreel.provider.replicate.ReplicateApi.PredictionRequest;
import dev.storyreel.provider.replicate.ReplicateSettings.VideoInput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Makes clips with one of Replicate's models. */
@Component
@Order(30)
class ReplicateFilmer extends VendorFilmer implements VideoProvider {
    private static final int LONGEST_PROMPT = 2_000;
    private static final List<String> RATIOS = List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9");
    /** More than anybody begins while one request is on its way. */
    private static final int MOST_PAGES = 50;
    /** How far their clock may be from ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    /** Each model puts it in words of its own. */
    private static final Pattern REFUSAL =
            Pattern.compile("(?i)nsfw|safety|sensitive|flagged|moderat|content polic|prohibited|\\(E005\\)");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final ReplicateSettings settings;
    private final ReplicateApi api;

    ReplicateFilmer(ReplicateSettings settings, Prices prices, Clock clock) {
        super(
                "replicate",
                "Replicate",
                settings.videoModel(),
                settings,
                prices,
                VendorJson.snakeCase(),
                headers -> credentials(settings, headers),
                clock);
        this.settings = settings;
        this.api = http.api(ReplicateApi.class);
    }

    private static void credentials(ReplicateSettings settings, HttpHeaders headers) {
        headers.setBearerAuth(settings.apiKey().reveal());
    }

    @Override
    public String variant() {
        return super.variant() + " " + new java.util.TreeMap<>(settings.video().more());
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(api::account);
    }

    @Override
    public int seconds(VideoRequest request) {
        return request.wholeSeconds(
                settings.video().shortest(), settings.video().longest());
    }

    @Override
    public String begin(VideoRequest request, byte @Nullable [] firstFrame) throws InterruptedException {
        Map<String, Object> input = input(request, firstFrame);
        String cancelAfter = settings.longestTask().toSeconds() + "s";
        String[] model = model().split("[/:]", 3);
        Prediction begun = http.call(() -> model.length == 3
                ? api.begin(cancelAfter, new PredictionRequest(model[2], input))
                : api.begin(model[0], model[1], cancelAfter, new PredictionRequest(null, input)));
        return taskId(begun.id());
    }

    private Map<String, Object> input(VideoRequest request, byte @Nullable [] firstFrame) {
        VideoInput names = settings.video();
        Map<String, Object> input = new LinkedHashMap<>();
        names.more().forEach((name, value) -> input.put(name, typed(value)));
        put(input, names.prompt(), request.prompt(LONGEST_PROMPT));
        put(input, names.duration(), seconds(request));
        put(input, names.seed(), request.seed());
        put(input, names.shape(), Shapes.nearest(RATIOS, request.width(), request.height()));
        if (firstFrame != null) {
            put(
                    input,
                    names.image(),
                    "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(SmallJpeg.of(firstFrame)));
        }
        return input;
    }

    private static void put(Map<String, Object> input, String name, Object value) {
        if (!name.isBlank()) {
            input.put(name, value);
        }
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return NUMBER.matcher(value).matches() ? (Object) new java.math.BigDecimal(value) : value;
    }

    /** Theirs are told by prompt and seed, which no two scenes of a film have in common. */
    @Override
    public List<String> find(VideoRequest request, Instant since) throws InterruptedException {
        VideoInput names = settings.video();
        if (names.seed().isBlank()) {
            return List.of();
        }
        String model = model().split(":", 2)[0];
        return predictions(since.minus(CLOCKS_APART), since.plus(longestCall()).plus(CLOCKS_APART)).stream()
                .filter(each -> each.id() != null && each.input() != null && model.equals(each.model()))
                .filter(each -> is(each.input(), names.prompt(), request.prompt(LONGEST_PROMPT))
                        && is(each.input(), names.seed(), String.valueOf(request.seed())))
                .map(each -> taskId(each.id()))
                .toList();
    }

    /** All that were begun between these times, the newest first. */
    private List<Prediction> predictions(Instant after, Instant before) throws InterruptedException {
        List<Prediction> all = new ArrayList<>();
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("created_after", after.truncatedTo(ChronoUnit.SECONDS).toString());
        query.add("created_before", before.truncatedTo(ChronoUnit.SECONDS).toString());
        for (int page = 0; page < MOST_PAGES && !query.isEmpty(); page++) {
            MultiValueMap<String, String> wanted = query;
            PredictionList answer = http.call(() -> api.list(wanted));
            if (answer.results() != null) {
                all.addAll(answer.results());
            }
            query = next(answer);
        }
        return all;
    }

    /** Only what it asks for counts: where it is to be asked is known. */
    private MultiValueMap<String, String> next(PredictionList page) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (page.next() != null) {
            try {
                UriComponentsBuilder.fromUriString(page.next())
                        .build(true)
                        .getQueryParams()
                        .forEach((name, values) -> values.forEach(value -> query.add(
                                name, UriUtils.decode(Objects.requireNonNullElse(value, ""), StandardCharsets.UTF_8))));
            } catch (IllegalArgumentException e) {
                throw new ProviderException(
                        ProviderError.PROVIDER_BAD_ANSWER, "Replicate does not say where its list goes on", e);
            }
        }
        return query;
    }

    private static boolean is(@Nullable JsonNode input, String name, String value) {
        return input != null && value.equals(input.path(name).asString(""));
    }

    @Override
    public VideoTask poll(String task) throws InterruptedException {
        Prediction now = http.call(() -> api.get(task));
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
        JsonNode output = done.output();
        if (Boolean.TRUE.equals(done.dataRemoved()) || output == null || output.isNull()) {
            return ended(ProviderError.PROVIDER_RESULT_EXPIRED, "had the clip, and has removed it");
        }
        JsonNode first = output.isArray() ? output.path(0) : output;
        String uri = first.isString() ? first.asString() : "";
        return uri.startsWith("http")
                ? new VideoTask.Done(at(uri), null)
                : ended(ProviderError.PROVIDER_BAD_ANSWER, "says that it is done, and has no clip");
    }

    private VideoTask failed(String error) {
        return REFUSAL.matcher(error).find()
                ? ended(ProviderError.PROVIDER_REFUSED, "declines the request")
                : new VideoTask.Ended(http.failure(500, null, error));
    }

    @Override
    public void cancel(String task) throws InterruptedException {
        http.giveUp(() -> api.cancel(task));
    }
}
