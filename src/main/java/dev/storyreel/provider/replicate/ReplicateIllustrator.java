package dev.storyreel.provider.replicate;

import dev.storyreel.provider.Picture;
import dev.storyreel.provider.PictureProvider;
import dev.storyreel.provider.PictureRequest;
import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.http.Shapes;
import dev.storyreel.provider.http.VendorFiles;
import dev.storyreel.provider.http.VendorHttp;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VendorProvider;
import dev.storyreel.provider.replicate.ReplicateApi.Prediction;
import dev.storyreel.provider.replicate.ReplicateSettings.PictureInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Draws with one of Replicate's models. What was begun is paid for, so it is looked for where the answer got lost, and asked
 * after and fetched again as long as there is time; it is never begun twice in one call.
 */
@Component
@Order(30)
class ReplicateIllustrator extends VendorProvider implements PictureProvider {
    /** What Replicate lets an answer wait for the end. */
    private static final int LONGEST_WAIT_SECONDS = 60;

    private static final long SEEDS = 1L << 31;
    private static final long MOST_BYTES = 24L << 20;

    /** Faults that tell nothing of the prediction and may be over a moment later. */
    private static final Set<ProviderError> PASSING = Set.of(
            ProviderError.PROVIDER_ANSWER_CUT, ProviderError.PROVIDER_TIMEOUT, ProviderError.PROVIDER_UNAVAILABLE);

    private final ReplicateSettings settings;
    private final Clock clock;
    private final VendorHttp http;
    private final Predictions predictions;
    private final VendorFiles files;

    ReplicateIllustrator(ReplicateSettings settings, Prices prices, Clock clock) {
        super(Predictions.NAME, Predictions.TITLE, settings.pictureModel(), settings, prices);
        this.settings = settings;
        this.clock = clock;
        this.http = new VendorHttp(
                Predictions.TITLE,
                settings,
                VendorJson.snakeCase(),
                headers -> Predictions.credentials(settings, headers),
                clock);
        this.predictions = new Predictions(http, settings.pictureModel());
        this.files = new VendorFiles(
                Predictions.TITLE,
                Predictions.NAME,
                settings,
                settings.resultHosts(),
                headers -> Predictions.credentials(settings, headers));
    }

    @Override
    public String variant() {
        return super.variant() + " " + new TreeMap<>(settings.picture().more());
    }

    /** Of several exchanges together, until the picture is here. */
    @Override
    public Duration longestCall() {
        return settings.picture().longest().plus(settings.wholeCall());
    }

    @Override
    public void probe() throws InterruptedException {
        predictions.probe();
    }

    @Override
    public Picture draw(PictureRequest request) throws InterruptedException {
        long end = System.nanoTime() + settings.picture().longest().toNanos();
        Prediction now = begin(request);
        while (isUnderWay(now)) {
            rest(end, () -> failure(ProviderError.PROVIDER_TIMEOUT, "did not draw the picture in time"));
            now = asked(now);
        }
        URI drawn = drawn(now);
        while (true) {
            try {
                return fetched(drawn);
            } catch (ProviderException e) {
                if (!PASSING.contains(e.error())) {
                    throw paid(e.error(), e);
                }
                // with another error it would be drawn, and paid for, again at once
                rest(end, () -> paid(ProviderError.PROVIDER_RESULT_UNREACHABLE, e));
            }
        }
    }

    private void rest(long end, Supplier<ProviderException> otherwise) throws InterruptedException {
        if (System.nanoTime() - end > 0) {
            throw otherwise.get();
        }
        Thread.sleep(settings.pollEvery());
    }

    private ProviderException paid(ProviderError error, ProviderException failure) {
        return new ProviderException(error, String.valueOf(failure.getMessage()), failure, null, one());
    }

    private ProviderUse one() {
        return use(Usage.of(Unit.PICTURES, 1));
    }

    /** Begins one or, where the answer to that got lost, finds it. */
    Prediction begin(PictureRequest request) throws InterruptedException {
        Instant before = clock.instant();
        Map<String, Object> own = own(request);
        int wait = Math.clamp(settings.firstByte().toSeconds() - 5, 1, LONGEST_WAIT_SECONDS);
        try {
            return predictions.begin(
                    inputs(request, own), wait, settings.picture().longest());
        } catch (ProviderException e) {
            return lost(own, before, e);
        }
    }

    /** @throws ProviderException that failure, unless something was begun */
    private Prediction lost(Map<String, Object> own, Instant before, ProviderException failure)
            throws InterruptedException {
        boolean mayHaveBegun =
                PASSING.contains(failure.error()) || failure.error() == ProviderError.PROVIDER_BAD_ANSWER;
        List<Prediction> begun = List.of();
        if (mayHaveBegun && !settings.picture().seed().isBlank()) {
            try {
                begun = predictions.find(own, before, before.plus(longestCall()));
            } catch (ProviderException e) {
                failure.addSuppressed(e);
            }
        }
        return begun.stream().findFirst().orElseThrow(() -> failure);
    }

    private Map<String, Object> inputs(PictureRequest request, Map<String, Object> own) {
        PictureInput names = settings.picture();
        Map<String, Object> asked = new LinkedHashMap<>(own);
        asked.put(names.shape(), Shapes.nearest(names.shapes(), request.width(), request.height()));
        asked.put(names.format(), "png");
        return Predictions.inputs(names.more(), asked);
    }

    /** By these a prediction of ours is told: each picture of a film has its own. */
    private Map<String, Object> own(PictureRequest request) {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put(settings.picture().prompt(), request.described());
        own.put(settings.picture().seed(), Math.floorMod(request.seed() + request.index(), SEEDS));
        return own;
    }

    private static boolean isUnderWay(Prediction now) {
        return "starting".equals(now.status()) || "processing".equals(now.status());
    }

    /** How far it is; as far as it was, if that cannot be told at the moment. */
    Prediction asked(Prediction before) throws InterruptedException {
        if (before.id() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "took the request without saying what to ask after");
        }
        try {
            return predictions.get(before.id());
        } catch (ProviderException e) {
            if (PASSING.contains(e.error()) || e.error() == ProviderError.PROVIDER_RATE_LIMITED) {
                return before;
            }
            throw e;
        }
    }

    private URI drawn(Prediction over) {
        switch (Objects.requireNonNullElse(over.status(), "")) {
            case "succeeded" -> {}
            case "failed" -> {
                String error = Objects.requireNonNullElse(over.error(), "");
                throw Predictions.isRefusal(error)
                        ? failure(ProviderError.PROVIDER_REFUSED, "declines the request")
                        : http.failure(500, null, error);
            }
            case "canceled", "aborted" ->
                throw failure(ProviderError.PROVIDER_TIMEOUT, "was told to stop, or took too long");
            default -> throw failure(ProviderError.PROVIDER_BAD_ANSWER, "does not say how far the picture is");
        }
        if (Predictions.isRemoved(over)) {
            throw failure(ProviderError.PROVIDER_RESULT_EXPIRED, "had the picture, and has removed it", one());
        }
        String file = Predictions.file(over);
        try {
            return URI.create(Objects.requireNonNullElse(file, " "));
        } catch (IllegalArgumentException e) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "says that it is done, and has no picture", one());
        }
    }

    private Picture fetched(URI uri) throws InterruptedException {
        try {
            Path file = Files.createTempFile("storyreel-picture-", null);
            try {
                String type = files.fetchPicture(uri, file);
                if (Files.size(file) > MOST_BYTES) {
                    throw failure(
                            ProviderError.PROVIDER_BAD_ANSWER, "sent a picture of " + Files.size(file) + " bytes");
                }
                return new Picture(Files.readAllBytes(file), type, List.of(), one());
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
