package dev.storyreel.testing;

import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips as users have them, and films taken apart again, by the studio's own FFmpeg. */
public final class OwnClips {
    /** A second of each of these colours. */
    public static final String COLOURS =
            "color=red:s=96x160:r=30:d=1[a];color=lime:s=96x160:r=30:d=1[b];color=blue:s=96x160:r=30:d=1[c];"
                    + "[a][b][c]concat=n=3[out0]";

    /** The same, with a high whistle in the green second alone. */
    public static final String WHISTLING =
            COLOURS + ";aevalsrc='0.5*sin(2*PI*5500*t)*between(t,1,2)':s=48000:d=3[out1]";

    private final FfmpegFinder finder;
    private final Path folder;

    public OwnClips(FfmpegFinder finder, Path folder) {
        this.finder = finder;
        this.folder = folder;
    }

    /** Encodes a source of FFmpeg's {@code lavfi}; its pictures as H.264 and its sound as AAC where the format takes them. */
    public byte[] made(String extension, String source, String... options) throws Exception {
        Path file = Files.createTempFile(folder, "clip", "." + extension);
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-y", "-f", "lavfi", "-i", source));
        arguments.addAll(List.of(options));
        arguments.add("file:" + file);
        run(arguments);
        return Files.readAllBytes(file);
    }

    /** The mean colours of a film's frames, as {@code 0xRRGGBB}. */
    public List<Integer> colours(byte[] film) throws Exception {
        byte[] rgb = decoded(
                film,
                "-an",
                "-fps_mode",
                "passthrough",
                "-vf",
                "scale=1:1:flags=area",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24");
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < rgb.length; i += 3) {
            colours.add((rgb[i] & 0xff) << 16 | (rgb[i + 1] & 0xff) << 8 | (rgb[i + 2] & 0xff));
        }
        return colours;
    }

    /** A film's sound: samples of one channel at 48 kHz. */
    public short[] sound(byte[] film) throws Exception {
        byte[] pcm = decoded(film, "-vn", "-ac", "1", "-ar", "48000", "-f", "s16le");
        short[] samples = new short[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8));
        }
        return samples;
    }

    private byte[] decoded(byte[] film, String... options) throws Exception {
        Path in = Files.write(Files.createTempFile(folder, "film", ".mp4"), film);
        Path out = Files.createTempFile(folder, "film", ".raw");
        List<String> arguments = new ArrayList<>(List.of("-loglevel", "error", "-y", "-i", "file:" + in));
        arguments.addAll(List.of(options));
        arguments.add("file:" + out);
        run(arguments);
        return Files.readAllBytes(out);
    }

    private void run(List<String> arguments) throws InterruptedException, IOException {
        try (ProcessGroup processes = new ProcessGroup()) {
            FfmpegRun.run(finder.find(), processes, arguments);
        }
    }
}
