package dev.storyreel.provider.pexels;

import dev.storyreel.provider.Prices;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.StockCredit;
import dev.storyreel.provider.StockFound;
import dev.storyreel.provider.StockItem;
import dev.storyreel.provider.StockItem.Rendition;
import dev.storyreel.provider.StockRequest;
import dev.storyreel.provider.http.VendorJson;
import dev.storyreel.provider.http.VendorStock;
import dev.storyreel.provider.pexels.PexelsApi.Photo;
import dev.storyreel.provider.pexels.PexelsApi.Photos;
import dev.storyreel.provider.pexels.PexelsApi.Source;
import dev.storyreel.provider.pexels.PexelsApi.User;
import dev.storyreel.provider.pexels.PexelsApi.Video;
import dev.storyreel.provider.pexels.PexelsApi.VideoFile;
import dev.storyreel.provider.pexels.PexelsApi.Videos;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds photos and videos at Pexels. */
@Component
@Order(10)
class PexelsStock extends VendorStock {
    private static final int MOST = 80;
    private static final URI LICENCE = URI.create("https://www.pexels.com/license/");

    /** What is called {@code large2x} is made to fit into this. */
    private static final int LARGE_WIDTH = 1880;

    private static final int LARGE_HEIGHT = 1300;

    private static final Map<String, String> LOCALES = Stream.of(
                    "en-US", "pt-BR", "es-ES", "ca-ES", "de-DE", "it-IT", "fr-FR", "sv-SE", "id-ID", "pl-PL", "ja-JP",
                    "zh-CN", "ko-KR", "th-TH", "nl-NL", "hu-HU", "vi-VN", "cs-CZ", "da-DK", "fi-FI", "uk-UA", "el-GR",
                    "ro-RO", "nb-NO", "sk-SK", "tr-TR", "ru-RU")
            .collect(Collectors.toMap(locale -> locale.substring(0, 2), Function.identity()));

    private final PexelsApi api;

    PexelsStock(PexelsSettings settings, Prices prices, Clock clock) {
        super(
                "pexels",
                "Pexels",
                "pexels.com",
                settings,
                prices,
                VendorJson.snakeCase(),
                headers ->
                        headers.set(HttpHeaders.AUTHORIZATION, settings.apiKey().reveal()),
                clock);
        this.api = http.api(PexelsApi.class);
    }

    @Override
    public void probe() throws InterruptedException {
        http.call(() -> api.photos("sea", null, null, 1));
    }

    @Override
    public StockFound search(StockRequest request) throws InterruptedException {
        String orientation = request.orientation() == null
                ? null
                : request.orientation().name().toLowerCase(Locale.ROOT);
        String locale = locale(request.language());
        return switch (request.kind()) {
            case PICTURE -> {
                Photos answer = http.call(() -> api.photos(request.words(), orientation, locale, MOST));
                yield found(listed(answer.photos()), this::photo);
            }
            case CLIP -> {
                Videos answer = http.call(() -> api.videos(request.words(), orientation, locale, MOST));
                yield found(listed(answer.videos()), this::video);
            }
        };
    }

    private static @Nullable String locale(String language) {
        String spoken = Locale.forLanguageTag(language).getLanguage();
        return spoken.equals("no") ? LOCALES.get("nb") : LOCALES.get(spoken);
    }

    private <T> List<@Nullable T> listed(@Nullable List<@Nullable T> items) {
        if (items == null) {
            throw failure(ProviderError.PROVIDER_BAD_ANSWER, "sent no list of what it has");
        }
        return items;
    }

    private Optional<StockItem> photo(Photo photo) {
        return item(
                credit("Photo", photo.id(), photo.url(), photo.photographer(), photo.photographerUrl()),
                photo.width(),
                photo.height(),
                0,
                photo.src() == null ? List.of() : files(photo.src(), photo.width(), photo.height()));
    }

    private static List<Rendition> files(Source source, @Nullable Integer width, @Nullable Integer height) {
        if (width == null || height == null || width < 1 || height < 1) {
            return List.of();
        }
        double scale = Math.min(1, Math.min((double) LARGE_WIDTH / width, (double) LARGE_HEIGHT / height));
        return Stream.concat(
                        rendition(source.original(), width, height),
                        rendition(source.large2x(), scaled(width, scale), scaled(height, scale)))
                .toList();
    }

    private static int scaled(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    private Optional<StockItem> video(Video video) {
        User user = video.user();
        List<@Nullable VideoFile> files = Objects.requireNonNullElse(video.videoFiles(), List.of());
        return item(
                credit(
                        "Video",
                        video.id(),
                        video.url(),
                        user == null ? null : user.name(),
                        user == null ? null : user.url()),
                video.width(),
                video.height(),
                video.duration() == null ? 0 : Math.max(0, video.duration()),
                files.stream()
                        .filter(file -> file != null && "video/mp4".equals(file.fileType()))
                        .flatMap(file -> rendition(file.link(), file.width(), file.height()))
                        .toList());
    }

    /** In the words that Pexels asks for. */
    private Optional<StockCredit> credit(
            String what, @Nullable Long id, @Nullable String url, @Nullable String author, @Nullable String authorUrl) {
        Optional<URI> page = page(url);
        Optional<String> name = shown(author);
        return id == null || page.isEmpty() || name.isEmpty()
                ? Optional.empty()
                : Optional.of(new StockCredit(
                        name(),
                        id.toString(),
                        page.get(),
                        name.get(),
                        page(authorUrl).orElse(null),
                        "Pexels License",
                        LICENCE,
                        "%s by %s on Pexels: %s (Pexels License, %s)"
                                .formatted(what, name.get(), page.get(), LICENCE)));
    }
}
