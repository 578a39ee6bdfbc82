package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes clips to test with, whose pictures tell their numbers. */
final class TestClips {
    /** A number is eight upright bars, the lowest bit on the left. */
    private static final int BITS = 8;

    private TestClips() {}

    /** A source of numbered pictures for FFmpeg's {@code lavfi}. */
    static String numbers(int width, int height, String rate, double seconds) {
        return "nullsrc=s=" + width + "x" + height + ":r=" + rate + ":d=" + seconds
                + ",format=yuv420p,geq=lum='40+160*mod(floor(N/pow(2,floor(X*" + BITS + "/W))),2)':cb=128:cr=128";
    }

    /** Encodes a source with these options of FFmpeg. */
    static Path clip(Path file, String source, String... options) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-f", "lavfi", "-i", source));
        arguments.addAll(List.of(options));
        arguments.add("file:" + file);
        return run(file, arguments);
    }

    static Path run(Path file, List<String> arguments) throws InterruptedException {
        try (ProcessGroup processes = new ProcessGroup()) {
            FfmpegRun.run(TestEngines.embeddedFinder().find(), processes, arguments);
        }
        return file;
    }

    /** The number that a frame shows in this part of the canvas. */
    static int number(byte[] frame, Canvas canvas, int left, int width, int row) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = left + (2 * bit + 1) * width / (2 * BITS);
            number |= (frame[row * canvas.width() + x] & 0xff) > 120 ? 1 << bit : 0;
        }
        return number;
    }

    static int number(byte[] frame, Canvas canvas) {
        return number(frame, canvas, 0, canvas.width(), canvas.height() / 2);
    }
}
