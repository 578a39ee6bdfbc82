package dev.storyreel.provider.pixabay;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.StockFound;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockItem.Rendition;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VendorStock;
import dev.storyreel.provider.pixabay.PixabayApi.Found;
import dev.storyreel.provider.pixabay.PixabayApi.Image;
import dev.storyreel.provider.pixabay.PixabayApi.Video;
import dev.storyreel.provider.pixabay.PixabayApi.VideoFile;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds photos and videos at Pixabay. */
@Component
@Order(20)
class PixabayStock extends VendorStock {
    private static final int MOST = 100;
    private static final int FEWEST = 3;
    private static final URI LICENCE = URI.create("https://pixabay.com/service/license-summary/");
    private static final String PROFILES = "https://pixabay.com/users/";

    private static final int LARGE = 1280;
    private static final int FULL_HD = 1920;

    private static final Set<String> LANGUAGES = Set.of(
            "cs", "da", "de", "en", "es", "fr", "id", "it", "hu", "nl", "no", "pl", "pt", "ro", "sk", "fi", "sv", "tr",
            "vi", "th", "bg", "ru", "el", "ja", "ko", "zh");

    private final PixabaySettings settings;
    private final PixabayApi api;

    PixabayStock(PixabaySettings settings, Prices prices, Clock clock) {
        super(
                "pixabay",
                "Pixabay",
                "pixabay.com",
                settings,
                prices,
                VendorJson.camelCase(),
                _ -> {
                    // its key is a parameter
                },
                clock);
        this.settings = settings;
        this.api = http.api(PixabayApi.class);
    }

    @Override
    public String variant() {
        return super.variant() + (settings.safeSearch() ? " safe" : "");
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(() -> api.images(key(), "sea", "en", "photo", "all", true, FEWEST));
    }

    @Override
    public boolean findsOrientation(StockKind kind) {
        return kind == StockKind.PICTURE;
    }

    @Override
    public StockFound search(StockRequest request) throws InterruptedException {
        String language = language(request.language());
        return switch (request.kind()) {
            case PICTURE -> {
                Found<Image> answer = http.call(() -> api.images(
                        key(),
                        request.words(),
                        language,
                        "photo",
                        orientation(request.orientation()),
                        settings.safeSearch(),
                        MOST));
                yield found(listed(answer), this::image);
            }
            case CLIP -> {
                Found<Video> answer = http.call(
                        () -> api.videos(key(), request.words(), language, "film", settings.safeSearch(), MOST));
                yield found(listed(answer), this::video);
            }
        };
    }

    private String key() {
        return settings.apiKey().reveal();
    }

    private static String orientation(StockRequest.@Nullable Orientation orientation) {
        return switch (orientation) {
            case LANDSCAPE -> "horizontal";
            case PORTRAIT -> "vertical";
            case SQUARE -> "all";
            case null -> "all";
        };
    }

    private static String language(String language) {
        String spoken = Locale.forLanguageTag(language).getLanguage();
        String known = spoken.equals("nb") ? "no" : spoken;
        return LANGUAGES.contains(known) ? known : "en";
    }

    private <T> List<@Nullable T> listed(Found<T> answer) {
        if (answer.hits() == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no list of what it has");
        }
        return answer.hits();
    }

    private Optional<StockItem> image(Image image) {
        return item(
                credit("Image", image.id(), image.pageUrl(), image.userId(), image.user()),
                image.imageWidth(),
                image.imageHeight(),
                0,
                files(image, image.imageWidth(), image.imageHeight()));
    }

    private static List<Rendition> files(Image image, @Nullable Integer width, @Nullable Integer height) {
        if (width == null || height == null || width < 1 || height < 1) {
            return List.of();
        }
        return Stream.of(
                        rendition(image.imageUrl(), width, height),
                        fitting(FULL_HD, image.fullHdUrl(), width, height),
                        fitting(LARGE, image.largeImageUrl(), width, height))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Rendition> fitting(int side, @Nullable String uri, int width, int height) {
        double scale = Math.min(1, (double) side / Math.max(width, height));
        return rendition(uri, scaled(width, scale), scaled(height, scale));
    }

    private static int scaled(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    /** Its size is that of its largest file: Pixabay tells no other. */
    private Optional<StockItem> video(Video video) {
        Map<String, @Nullable VideoFile> videos = Objects.requireNonNullElse(video.videos(), Map.of());
        List<Rendition> files = videos.values().stream()
                .filter(Objects::nonNull)
                .flatMap(file -> rendition(file.url(), file.width(), file.height()))
                .sorted(Comparator.comparingInt(Rendition::width).reversed())
                .toList();
        return files.isEmpty()
                ? Optional.empty()
                : item(
                        credit("Video", video.id(), video.pageUrl(), video.userId(), video.user()),
                        files.getFirst().width(),
                        files.getFirst().height(),
                        video.duration() == null ? 0 : Math.max(0, video.duration()),
                        files);
    }

    private Optional<StockCredit> credit(
            String what, @Nullable Long id, @Nullable String url, @Nullable Long userId, @Nullable String user) {
        Optional<URI> page = page(url);
        Optional<String> name = shown(user);
        if (id == null || page.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        String profile = userId == null
                ? null
                : PROFILES
                        + URLEncoder.encode(name.get(), StandardCharsets.UTF_8).replace("+", "%20") + "-" + userId
                        + "/";
        return Optional.of(new StockCredit(
                name(),
                id.toString(),
                page.get(),
                name.get(),
                page(profile).orElse(null),
                "Pixabay Content License",
                LICENCE,
                "%s by %s from Pixabay: %s (Pixabay Content License, %s)"
                        .formatted(what, name.get(), page.get(), LICENCE)));
    }
}
