package dev.storyreel.provider.vendor;

import dev.storyreel.provider.vendor.VendorServer.Reply;
import dev.storyreel.provider.vendor.VendorServer.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a vendor on this machine has in stock. */
public final class StockShelf {
    /** Enough of a JPEG file to be taken for one. */
    public static final byte[] SOME_PICTURE = HexFormat.of().parseHex("ffd8ffe000104a46494600010203040506");

    private final List<Item> items = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, byte[]> others = new ConcurrentHashMap<>();

    /**
     * @param seconds 0 for a picture
     * @param words that it goes by
     */
    public record Item(long id, int width, int height, int seconds, String words, byte[] file) {
        boolean isClip() {
            return seconds > 0;
        }

        private boolean lies(String orientation) {
            return switch (orientation) {
                case "portrait", "vertical" -> height > width;
                case "landscape", "horizontal" -> width > height;
                case "square" -> width == height;
                default -> true;
            };
        }
    }

    public StockShelf picture(long id, int width, int height, String words, byte[] file) {
        items.add(new Item(id, width, height, 0, words, file));
        return this;
    }

    public StockShelf clip(long id, int width, int height, int seconds, String words, byte[] file) {
        items.add(new Item(id, width, height, seconds, words, file));
        return this;
    }

    /** From now on its file is another one. */
    public void spoil(long id, byte[] file) {
        others.put(id, file);
    }

    /** Those that go by all words, in the order in which they came. */
    List<Item> find(boolean clips, String words, String orientation) {
        synchronized (items) {
            return items.stream()
                    .filter(item -> item.isClip() == clips && item.lies(orientation))
                    .filter(item -> Arrays.asList(item.words().split(" ")).containsAll(List.of(words.split(" "))))
                    .toList();
        }
    }

    /** The file whose id is in the last part of the path. */
    Reply file(Request request) {
        long id = Long.parseLong(request.path().replaceAll(".*/(\\d+)[^/]*$", "$1"));
        Item item;
        synchronized (items) {
            item = items.stream().filter(each -> each.id() == id).findFirst().orElseThrow();
        }
        return Reply.of(item.isClip() ? "video/mp4" : "image/jpeg", others.getOrDefault(id, item.file()));
    }
}
