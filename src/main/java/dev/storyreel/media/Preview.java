package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a small GIF that goes round, of parts of a film. */
final class Preview {
    private static final int SHORT_SIDE = 240;
    private static final int FRAMES_PER_SECOND = 10;

    private Preview() {}

    static void make(Ffmpeg ffmpeg, Canvas canvas, List<Excerpt> excerpts, Path target, ProcessGroup processes)
            throws IOException, InterruptedException {
        try (AsideFile aside = new AsideFile(target)) {
            Arguments arguments = new Arguments().add("-loglevel", "error");
            for (Excerpt excerpt : excerpts) {
                double seconds = (double) excerpt.frames() / canvas.framesPerSecond();
                arguments
                        .add("-threads", "1", "-t", String.valueOf(seconds))
                        .input("mov", excerpt.segment().file());
            }
            arguments
                    .add("-filter_complex", filter(canvas, excerpts.size()))
                    .add("-an", "-loop", "0")
                    .output("gif", aside.path());
            FfmpegRun.run(ffmpeg, processes, arguments.list());
            aside.publish();
        }
    }

    /** One palette for all, and a regular dither: an irregular one would flicker, and is twice the bytes. */
    private static String filter(Canvas canvas, int excerpts) {
        double scale = (double) SHORT_SIDE / Math.min(canvas.width(), canvas.height());
        String size = even(canvas.width() * scale) + ":" + even(canvas.height() * scale);
        String parts = IntStream.range(0, excerpts)
                .mapToObj(
                        i -> "[" + i + ":v:0]fps=" + FRAMES_PER_SECOND + ",scale=" + size + ":flags=area[p" + i + "];")
                .collect(Collectors.joining());
        String all = IntStream.range(0, excerpts).mapToObj(i -> "[p" + i + "]").collect(Collectors.joining());
        return parts + all + "concat=n=" + excerpts
                + ":v=1:a=0,split[look][show];[look]palettegen=stats_mode=full[palette];"
                + "[show][palette]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle";
    }

    private static int even(double pixels) {
        return (int) Math.round(pixels / 2) * 2;
    }
}
