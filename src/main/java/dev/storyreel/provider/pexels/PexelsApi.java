package dev.storyreel.provider.pexels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What is used of Pexels' HTTP API, after its documentation. */
interface PexelsApi {
    /**
     * @param orientation {@code landscape}, {@code portrait} or {@code square}; left out for any
     * @param locale of the words, such as {@code de-DE}; left out for English
     * @param perPage 1–80
     */
    @GetExchange("/search")
    Photos photos(
            @RequestParam String query,
            @RequestParam(required = false) @Nullable String orientation,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam("per_page") int perPage);

    /** The same of clips. */
    @GetExchange("/videos/search")
    Videos videos(
            @RequestParam String query,
            @RequestParam(required = false) @Nullable String orientation,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam("per_page") int perPage);

    record Photos(@Nullable List<@Nullable Photo> photos) {}

    /** @param url its page */
    record Photo(
            @Nullable Long id,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String url,
            @Nullable String photographer,
            @Nullable String photographerUrl,
            @Nullable Source src) {}

    /** @param large2x made to fit into 1880×1300 */
    record Source(@Nullable String original, @Nullable String large2x) {}

    record Videos(@Nullable List<@Nullable Video> videos) {}

    /**
     * @param url its page
     * @param duration seconds
     */
    record Video(
            @Nullable Long id,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String url,
            @Nullable Double duration,
            @Nullable User user,
            @Nullable List<@Nullable VideoFile> videoFiles) {}

    /** @param url the author's page */
    record User(@Nullable String name, @Nullable String url) {}

    /** @param width null where it is a list of streams */
    record VideoFile(
            @Nullable String fileType,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String link) {}
}
