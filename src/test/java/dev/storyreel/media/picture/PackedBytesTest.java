package dev.storyreel.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedBytesTest {
    private final Random random = new Random(5);

    @Test
    void everyLaneBlendsAsItsBytesAlone() {
        byte[] source = bytes(300);
        for (int weight = 0; weight <= 128; weight++) {
            int count = 1 + random.nextInt(60);
            int a = random.nextInt(200);
            int b = random.nextInt(200);
            byte[] target = bytes(100);
            byte[] expected = target.clone();
            for (int i = 0; i < count; i++) {
                double exact = ((source[a + i] & 0xff) * (128 - weight) + (source[b + i] & 0xff) * weight) / 128.0;
                expected[7 + i] = (byte) Math.floor(exact + 0.5);
            }
            PackedBytes.blend(source, a, b, weight, target, 7, count);
            assertThat(target).isEqualTo(expected);
        }
    }

    @Test
    void whiteStaysWhiteAndBlackStaysBlack() {
        byte[] source = new byte[32];
        java.util.Arrays.fill(source, 16, 32, (byte) 255);
        byte[] target = new byte[16];
        for (int weight = 0; weight <= 128; weight++) {
            PackedBytes.blend(source, 16, 16, weight, target, 0, 16);
            assertThat(target).containsOnly(255);
            PackedBytes.blend(source, 0, 0, weight, target, 0, 16);
            assertThat(target).containsOnly(0);
        }
    }

    @Test
    void runsBecomeColumns() {
        byte[] runs = bytes(8 * 24);
        byte[] target = new byte[24 * 13];
        PackedBytes.transpose(runs, 24, target, 3, 13);
        for (int run = 0; run < 8; run++) {
            for (int i = 0; i < 24; i++) {
                assertThat(target[3 + i * 13 + run]).isEqualTo(runs[run * 24 + i]);
            }
        }
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
