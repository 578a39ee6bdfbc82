package dev.storyreel.media;

import java.util.HashMap;
import java.util.Map;

/** What FFmpeg's {@code framecrc} tells of one decoded stream, line by line. */
final class DecodedStream {
    private final Map<String, String> properties = new HashMap<>();
    private int packets;
    private long bytes;
    private long ticks;
    private long firstTick = Long.MAX_VALUE;
    private long endTick = Long.MIN_VALUE;

    void property(String name, String value) {
        properties.put(name, value);
    }

    void packet(long tick, long duration, long size) {
        packets++;
        bytes += size;
        ticks += duration;
        firstTick = Math.min(firstTick, tick);
        endTick = Math.max(endTick, tick + duration);
    }

    boolean is(String mediaType) {
        return mediaType.equals(properties.get("media_type"));
    }

    int packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }

    /** Sum of the packets' lengths in units of the stream's time base; of sound, samples of one channel. */
    long ticks() {
        return ticks;
    }

    int number(String property) {
        return Integer.parseInt(properties.getOrDefault(property, "0"));
    }

    /** From the first packet's start to the last one's end. */
    double durationMs() {
        String[] base = properties.getOrDefault("tb", "1/1").split("/", 2);
        return packets == 0 ? 0 : (endTick - firstTick) * 1000.0 * Long.parseLong(base[0]) / Long.parseLong(base[1]);
    }
}
