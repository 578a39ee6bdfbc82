package dev.storyreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The encoded pictures of a film, as FFmpeg's {@code framehash} lists them without decoding any: when each is decoded and
 * shown, how large it is, and a hash of its bytes.
 */
final class PicturePackets {
    /** What lists the first stream as it is; murmur3 is the fastest of the hashes that are long enough. */
    static final String[] LISTED = {"-f", "framehash", "-hash", "murmur3"};

    /** What comes with a packet beside its bytes, its number and hashes, may follow. */
    private static final Pattern PACKET =
            Pattern.compile("0,\\s*(-?\\d+),\\s*(-?\\d+),\\s*\\d+,\\s*(\\d+),\\s*([0-9a-f]+(?:,.*)?)");

    /** Of the stream as a whole: the decoder's parameters, the size, the unit of time. */
    private static final Pattern PROPERTY = Pattern.compile("#(?:extradata|codec_id|dimensions|tb) 0[,:].*");

    private final StringBuilder properties = new StringBuilder();
    private final List<Packet> packets = new ArrayList<>();

    private record Packet(long decodedAt, long shownAt, String content) {}

    /** Takes a line of the list; what is said of other streams is left out. */
    void onLine(String line) {
        Matcher packet = PACKET.matcher(line);
        if (packet.matches()) {
            packets.add(new Packet(
                    Long.parseLong(packet.group(1)),
                    Long.parseLong(packet.group(2)),
                    packet.group(3) + " " + packet.group(4)));
        } else if (PROPERTY.matcher(line).matches()) {
            properties.append(line).append('\n');
        }
    }

    int count() {
        return packets.size();
    }

    /**
     * Names segments after all that decides what is seen of them: equal names, and only those, are of the same packets in the
     * same order and rhythm, decoded with the same parameters. Wherever in a film they are.
     *
     * @param lengths of the segments that the film consists of, in packets; together as many as there are
     * @param decoder names what decodes them and looks at them
     */
    List<String> names(List<Integer> lengths, String decoder) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int length : lengths) {
            names.add(name(packets.subList(from, from + length), decoder));
            from += length;
        }
        return names;
    }

    private String name(List<Packet> segment, String decoder) {
        StringBuilder all = new StringBuilder(decoder).append('\n').append(properties);
        long start = segment.getFirst().decodedAt();
        for (Packet packet : segment) {
            all.append(packet.decodedAt() - start)
                    .append(' ')
                    .append(packet.shownAt() - start)
                    .append(' ')
                    .append(packet.content())
                    .append('\n');
        }
        return DigestUtils.sha256Hex(all.toString());
    }
}
