package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.StockShelf.Item;
import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pexels' protocol. */
public final class PexelsServer {
    private PexelsServer() {}

    public static VendorServer speaking(VendorServer server, StockShelf shelf) {
        return server.taking(
                        "GET /v1/search",
                        "pexels-search.json",
                        known(request -> Reply.json(Map.of(
                                "page", 1,
                                "per_page", 80,
                                "photos",
                                        found(shelf, false, request).stream()
                                                .map(item -> photo(server, item))
                                                .toList()))))
                .taking(
                        "GET /v1/videos/search",
                        "pexels-search.json",
                        known(request -> Reply.json(Map.of(
                                "page", 1,
                                "per_page", 80,
                                "videos",
                                        found(shelf, true, request).stream()
                                                .map(item -> video(server, item))
                                                .toList()))))
                .taking("GET /files/*", null, shelf::file);
    }

    private static Function<Request, Reply> known(Function<Request, Reply> answer) {
        return request -> request.header("Authorization").equals("test-key")
                ? answer.apply(request)
                : Reply.json(401, Map.of("status", 401, "code", "Unauthorized"));
    }

    private static List<Item> found(StockShelf shelf, boolean clips, Request request) {
        return shelf.find(
                clips,
                request.parameters().getOrDefault("query", ""),
                request.parameters().getOrDefault("orientation", ""));
    }

    private static Map<String, Object> photo(VendorServer server, Item item) {
        String file = server.uri() + "/files/" + item.id() + ".jpeg";
        return Map.of(
                "id",
                item.id(),
                "width",
                item.width(),
                "height",
                item.height(),
                "url",
                "https://www.pexels.com/photo/something-" + item.id() + "/",
                "photographer",
                "Ann Otter",
                "photographer_url",
                "https://www.pexels.com/@ann",
                "photographer_id",
                7,
                "avg_color",
                "#978E82",
                "src",
                Map.of("original", file, "large2x", file + "?auto=compress&dpr=2&h=650&w=940"),
                "alt",
                "something");
    }

    private static Map<String, Object> video(VendorServer server, Item item) {
        String file = server.uri() + "/files/" + item.id();
        return Map.of(
                "id", item.id(),
                "width", item.width(),
                "height", item.height(),
                "url", "https://www.pexels.com/video/something-" + item.id() + "/",
                "duration", item.seconds(),
                "user", Map.of("id", 7, "name", "Ann Otter", "url", "https://www.pexels.com/@ann"),
                "video_files",
                        List.of(
                                file(file + ".mp4", "hd", item.width(), item.height()),
                                file(file + ".mp4?half", "sd", item.width() / 2, item.height() / 2),
                                streams(file + ".m3u8")));
    }

    private static Map<String, Object> file(String link, String quality, int width, int height) {
        return Map.of(
                "id", 1, "quality", quality, "file_type", "video/mp4", "width", width, "height", height, "link", link);
    }

    /** As Pexels lists them: as if they were a file, of no size. */
    private static Map<String, Object> streams(String link) {
        return Map.of("id", 1, "quality", "hls", "file_type", "video/mp4", "link", link);
    }
}
