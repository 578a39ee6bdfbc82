package dev.storyreel.media;

import java.util.HashMap;
import java.util.Map;

/** What FFmpeg's {@code framecrc} or {@code framehash} tells of one stream, line by line. */
final class DecodedStream {
    private final Map<String, String> properties = new HashMap<>();
    private int packets;
    private long bytes;
    private long ticks;
    private long firstTick = Long.MAX_VALUE;
    private long lastTick = Long.MIN_VALUE;
    private long endTick = Long.MIN_VALUE;

    void property(String name, String value) {
        properties.put(name, value);
    }

    void packet(long tick, long duration, long size) {
        packets++;
        bytes += size;
        ticks += duration;
        firstTick = Math.min(firstTick, tick);
        lastTick = Math.max(lastTick, tick);
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

    String text(String property) {
        return properties.getOrDefault(property, "");
    }

    /** From the first packet's start to the last one's end. */
    double durationMs() {
        return packets == 0 ? 0 : millis(endTick - firstTick);
    }

    /** When the first packet begins. */
    double startMs() {
        return packets == 0 ? 0 : millis(firstTick);
    }

    /** When the last packet ends; where its length is not known it lasts as long as the others do. */
    double endMs() {
        if (packets == 0) {
            return 0;
        }
        return millis(endTick) + (endTick == lastTick ? packetMs() : 0);
    }

    /** How long a packet lasts on average, 0 for a single one. */
    double packetMs() {
        return packets < 2 ? 0 : millis(lastTick - firstTick) / (packets - 1);
    }

    private double millis(long ticks) {
        String[] base = properties.getOrDefault("tb", "1/1").split("/", 2);
        return ticks * 1000.0 * Long.parseLong(base[0]) / Long.parseLong(base[1]);
    }
}
