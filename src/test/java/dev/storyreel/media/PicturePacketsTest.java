package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PicturePacketsTest {
    @Test
    void whatComesWithAPacketIsPartOfIt() {
        String packet = "0,          0,          0,      512,     2048, 6a7e";
        assertThat(name(packet)).isEqualTo(name(packet)).isNotEqualTo(name(packet + ", S=1,       10, 93c1"));
        assertThat(name(packet + ", S=1,       10, 93c1")).isNotEqualTo(name(packet + ", S=1,       10, 93c2"));
    }

    @Test
    void packetsOfOtherStreamsAreLeftOut() {
        PicturePackets packets = new PicturePackets();
        Stream.of("#tb 0: 1/15360", "1,  0,  0,  1024,  4096, 6a7e", "0,  0,  0,  512,  2048, 6a7e")
                .forEach(packets::onLine);
        assertThat(packets.count()).isOne();
    }

    private static String name(String line) {
        PicturePackets packets = new PicturePackets();
        packets.onLine(line);
        return packets.names(List.of(1), "any").getFirst();
    }
}
