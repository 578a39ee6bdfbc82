package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.StockShelf.Item;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pixabay's protocol, for an account without full access. */
public final class PixabayServer {
    private PixabayServer() {}

    public static VendorServer speaking(VendorServer server, StockShelf shelf) {
        return server.taking(
                        "GET /api/",
                        "pixabay-images.json",
                        known(request -> hits(found(shelf, false, request).stream()
                                .map(item -> image(server, item))
                                .toList())))
                .taking(
                        "GET /api/videos/",
                        "pixabay-videos.json",
                        known(request -> hits(found(shelf, true, request).stream()
                                .map(item -> video(server, item))
                                .toList())))
                .taking("GET /get/*", null, shelf::file);
    }

    private static Function<Request, Reply> known(Function<Request, Reply> answer) {
        return request -> "test-key".equals(request.parameters().get("key"))
                ? answer.apply(request)
                : new Reply(
                        400,
                        "text/plain",
                        "[ERROR 400] Invalid or missing API key (https://pixabay.com/api/docs/)."
                                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<Item> found(StockShelf shelf, boolean clips, Request request) {
        return shelf.find(
                clips,
                request.parameters().getOrDefault("q", ""),
                request.parameters().getOrDefault("orientation", ""));
    }

    private static Reply hits(List<Map<String, Object>> hits) {
        return Reply.json(Map.of("total", hits.size(), "totalHits", hits.size(), "hits", hits));
    }

    private static Map<String, Object> image(VendorServer server, Item item) {
        return Map.of(
                "id",
                item.id(),
                "pageURL",
                "https://pixabay.com/photos/something-" + item.id() + "/",
                "type",
                "photo",
                "tags",
                item.words(),
                "webformatURL",
                server.uri() + "/get/" + item.id() + "_640.jpg",
                "largeImageURL",
                server.uri() + "/get/" + item.id() + "_1280.jpg",
                "imageWidth",
                item.width(),
                "imageHeight",
                item.height(),
                "user_id",
                42,
                "user",
                "Ben Wren");
    }

    private static Map<String, Object> video(VendorServer server, Item item) {
        String file = server.uri() + "/get/" + item.id();
        return Map.of(
                "id",
                item.id(),
                "pageURL",
                "https://pixabay.com/videos/something-" + item.id() + "/",
                "type",
                "film",
                "tags",
                item.words(),
                "duration",
                item.seconds(),
                "videos",
                Map.of(
                        "large", Map.of("url", "", "width", 0, "height", 0, "size", 0),
                        "medium", size(file + "_medium.mp4", item.width(), item.height()),
                        "small", size(file + "_small.mp4", item.width() / 2, item.height() / 2)),
                "user_id",
                42,
                "user",
                "Ben Wren");
    }

    private static Map<String, Object> size(String url, int width, int height) {
        return Map.of("url", url, "width", width, "height", height, "size", 1000);
    }
}
