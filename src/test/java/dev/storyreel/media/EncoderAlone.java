package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The product's encoder with the product's options, fed from a file of raw frames instead of the compositor. */
public final class EncoderAlone {
    private static final Canvas CANVAS = new Canvas(1080, 1920, 30);
    private static final int FRAME_BYTES = CANVAS.width() * CANVAS.height() * 3 / 2;
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    /** x264 as tools for such films commonly use it; what the product's own settings are measured against. */
    static final List<String> REFERENCE = List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "21");

    private final Ffmpeg ffmpeg;

    /** @param cache where the embedded FFmpeg is unpacked to if there is no other */
    public EncoderAlone(Path cache) throws InterruptedException {
        this.ffmpeg = new FfmpegFinder(environment("STORYREEL_FFMPEG"), environment("PATH"), cache).find();
    }

    private static String environment(String name) {
        return Objects.requireNonNullElse(System.getenv(name), "");
    }

    /**
     * Writes the film's frames as planar YUV.
     *
     * @return how many there are
     */
    public int decode(Path film, Path raw) throws InterruptedException, IOException {
        run(List.of(
                "-i",
                Arguments.url(film),
                "-map",
                "0:v:0",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                Arguments.url(raw)));
        return (int) (Files.size(raw) / FRAME_BYTES);
    }

    /** Encodes raw frames with x264's preset veryfast at CRF 21, on all cores. */
    public void encodeAsReference(Path raw, Path target) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-f", "rawvideo", "-pixel_format", "yuv420p"));
        arguments.addAll(List.of("-framerate", "30", "-video_size", CANVAS.width() + "x" + CANVAS.height()));
        arguments.addAll(List.of("-i", Arguments.url(raw)));
        arguments.addAll(REFERENCE);
        arguments.add(Arguments.url(target));
        run(arguments);
    }

    /** Encodes raw frames as a segment's are, on all cores. */
    public void encode(Path raw, Path target) throws InterruptedException {
        run(SegmentRenderer.encode(
                CANVAS,
                EncoderArguments.encoding(Codec.H264, Quality.STANDARD, "libx264", THREADS),
                Arguments.url(raw),
                target));
    }

    /** Its name and version. */
    public String version() throws InterruptedException {
        StringBuilder said = new StringBuilder();
        try (ProcessGroup processes = new ProcessGroup()) {
            FfmpegRun.run(
                    ffmpeg,
                    processes,
                    List.of("-version"),
                    (block, length) -> said.append(new String(block, 0, length, StandardCharsets.UTF_8)),
                    _ -> {});
        }
        return said.toString().lines().findFirst().orElseThrow().replaceFirst("^ffmpeg version (\\S+).*", "FFmpeg $1");
    }

    private void run(List<String> arguments) throws InterruptedException {
        try (ProcessGroup processes = new ProcessGroup()) {
            FfmpegRun.run(ffmpeg, processes, arguments);
        }
    }
}
