package dev.storyreel.provider.replicate;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.replicate.ReplicateApi.Prediction;
import dev.storyreel.provider.replicate.ReplicateApi.PredictionList;
import dev.storyreel.provider.replicate.ReplicateApi.PredictionRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Predictions of one model, which is what Replicate calls all that its models do. */
final class Predictions {
    static final String NAME = "replicate";
    static final String TITLE = "Replicate";

    /** More than anybody begins while one request is on its way. */
    private static final int MOST_PAGES = 50;
    /** How far their clock may be from ours. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    /** Each model puts it in words of its own. */
    private static final Pattern REFUSAL =
            Pattern.compile("(?i)nsfw|safety|sensitive|flagged|moderat|content polic|prohibited|\\(E005\\)");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private final VendorHttp http;
    private final ReplicateApi api;
    private final String model;

    /** @param model {@code owner/name}, or {@code owner/name:version} */
    Predictions(VendorHttp http, String model) {
        this.http = http;
        this.api = http.api(ReplicateApi.class);
        this.model = model;
    }

    static void credentials(ReplicateSettings settings, HttpHeaders headers) {
        headers.setBearerAuth(settings.apiKey().reveal());
    }

    /**
     * Inputs of a model.
     *
     * @param more those that are always the same
     * @param asked by the names that the model has for them; an empty name is an input that it does not have
     */
    static Map<String, Object> inputs(Map<String, String> more, Map<String, Object> asked) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        more.forEach((name, value) -> inputs.put(name, typed(value)));
        inputs.putAll(asked);
        inputs.keySet().removeIf(String::isBlank);
        return inputs;
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return NUMBER.matcher(value).matches() ? (Object) new BigDecimal(value) : value;
    }

    /**
     * @param wait for which an answer may wait for the end, in seconds up to 60; 0 to be answered at once
     * @param longest after which Replicate gives it up
     */
    Prediction begin(Map<String, Object> inputs, int wait, Duration longest) throws InterruptedException {
        String prefer = wait == 0 ? null : "wait=" + wait;
        String cancelAfter = longest.toSeconds() + "s";
        String[] parts = model.split("[/:]", 3);
        return http.call(() -> parts.length == 3
                ? api.begin(prefer, cancelAfter, new PredictionRequest(parts[2], inputs))
                : api.begin(parts[0], parts[1], prefer, cancelAfter, new PredictionRequest(null, inputs)));
    }

    Prediction get(String id) throws InterruptedException {
        return http.call(() -> api.get(id));
    }

    void cancel(String id) throws InterruptedException {
        http.giveUp(() -> api.cancel(id));
    }

    void probe() throws InterruptedException {
        http.call(api::account);
    }

    /**
     * Those of the model with these inputs among theirs, the newest first.
     *
     * @param since when the first of them may have begun
     * @param until when the last may
     */
    List<Prediction> find(Map<String, Object> inputs, Instant since, Instant until) throws InterruptedException {
        String name = model.split(":", 2)[0];
        return begun(since.minus(CLOCKS_APART), until.plus(CLOCKS_APART)).stream()
                .filter(each -> each.id() != null && name.equals(each.model()) && has(each, inputs))
                .toList();
    }

    /** All that were begun between these times. */
    private List<Prediction> begun(Instant after, Instant before) throws InterruptedException {
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
    private static MultiValueMap<String, String> next(PredictionList page) {
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

    private static boolean has(Prediction prediction, Map<String, Object> inputs) {
        return inputs.entrySet().stream()
                .allMatch(input -> prediction.input() != null
                        && String.valueOf(input.getValue())
                                .equals(prediction.input().path(input.getKey()).asString("")));
    }

    /** Whether that is what a model says that declines. */
    static boolean isRefusal(String error) {
        return REFUSAL.matcher(error).find();
    }

    /** Where the first file of an output is; null if it has none. */
    static @Nullable String file(Prediction done) {
        var output = done.output();
        if (output == null) {
            return null;
        }
        var first = output.isArray() ? output.path(0) : output;
        return first.isString() && first.asString().startsWith("http") ? first.asString() : null;
    }

    /** Whether there was an output that Replicate does not keep any more. */
    static boolean isRemoved(Prediction done) {
        return Boolean.TRUE.equals(done.dataRemoved())
                || done.output() == null
                || done.output().isNull();
    }
}
