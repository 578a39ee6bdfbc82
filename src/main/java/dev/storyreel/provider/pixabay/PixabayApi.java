package dev.storyreel.provider.pixabay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What is used of Pixabay's HTTP API, after its documentation. The key is part of the address. */
interface PixabayApi {
    /**
     * @param words 1–100 characters
     * @param lang of the words, of two letters
     * @param imageType {@code photo}
     * @param orientation {@code all}, {@code horizontal} or {@code vertical}
     * @param perPage 3–200
     */
    @GetExchange("/")
    Found<Image> images(
            @RequestParam String key,
            @RequestParam("q") String words,
            @RequestParam String lang,
            @RequestParam("image_type") String imageType,
            @RequestParam String orientation,
            @RequestParam("safesearch") boolean safeSearch,
            @RequestParam("per_page") int perPage);

    /** The same of clips, which cannot be asked for by how they lie. */
    @GetExchange("/videos/")
    Found<Video> videos(
            @RequestParam String key,
            @RequestParam("q") String words,
            @RequestParam String lang,
            @RequestParam("video_type") String videoType,
            @RequestParam("safesearch") boolean safeSearch,
            @RequestParam("per_page") int perPage);

    record Found<T>(@Nullable List<@Nullable T> hits) {}

    /**
     * @param largeImageUrl made to fit into 1280×1280
     * @param fullHdUrl made to fit into 1920×1920; told only to accounts with full access, like the original
     */
    record Image(
            @Nullable Long id,
            @JsonProperty("pageURL") @Nullable String pageUrl,
            @JsonProperty("largeImageURL") @Nullable String largeImageUrl,
            @JsonProperty("fullHDURL") @Nullable String fullHdUrl,
            @JsonProperty("imageURL") @Nullable String imageUrl,
            @Nullable Integer imageWidth,
            @Nullable Integer imageHeight,
            @JsonProperty("user_id") @Nullable Long userId,
            @Nullable String user) {}

    /**
     * @param duration seconds
     * @param videos by size: {@code large}, {@code medium}, {@code small}, {@code tiny}
     */
    record Video(
            @Nullable Long id,
            @JsonProperty("pageURL") @Nullable String pageUrl,
            @Nullable Double duration,
            @Nullable Map<String, @Nullable VideoFile> videos,
            @JsonProperty("user_id") @Nullable Long userId,
            @Nullable String user) {}

    /** @param url empty for a size that there is not */
    record VideoFile(
            @Nullable String url,
            @Nullable Integer width,
            @Nullable Integer height) {}
}
