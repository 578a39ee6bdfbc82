package dev.storyreel.media;

import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.ffmpeg.FfmpegRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Decodes every picture of a file and looks at it. */
final class PictureDecoder {
    /** A film is looked at in an eighth of its size. */
    private static final int SMALLER = 8;

    private final Ffmpeg ffmpeg;
    private final ProcessGroup processes;
    private final String version;
    private final int width;
    private final int height;
    private final double framesPerSecond;

    /**
     * @param version names FFmpeg's and ours, and so how pictures are looked at
     * @param pixels of the pictures
     */
    PictureDecoder(
            Ffmpeg ffmpeg, ProcessGroup processes, String version, DecodeLog.Pixels pixels, double framesPerSecond) {
        this.ffmpeg = ffmpeg;
        this.processes = processes;
        this.version = version;
        this.width = even(pixels.width());
        this.height = even(pixels.height());
        this.framesPerSecond = framesPerSecond;
    }

    private static int even(int pixels) {
        return Math.max(2, pixels / (2 * SMALLER) * 2);
    }

    /**
     * What was decoded.
     *
     * @param segments as far as there were frames for them
     * @param complaints lines of warning or error that the decoder wrote
     */
    record Decoded(List<SegmentCheck> segments, int complaints) {
        static final Decoded NOTHING = new Decoded(List.of(), 0);

        int frames() {
            return segments.stream().mapToInt(SegmentCheck::frames).sum();
        }
    }

    /** @param lengths of the segments that the file consists of, in frames */
    Decoded decode(Path film, List<Integer> lengths) throws IOException, InterruptedException {
        DecodeLog log = new DecodeLog();
        PictureGauge gauge = new PictureGauge(width, height, framesPerSecond);
        PicturePackets packets = new PicturePackets();
        try (AsideFile list = new AsideFile(film)) {
            look(film, list.path(), lengths, gauge, log);
            try (Stream<String> lines = Files.lines(list.path())) {
                lines.forEach(packets::onLine);
            }
        }
        List<SegmentCheck> segments = new ArrayList<>();
        List<String> names = names(packets, lengths);
        for (int i = 0; i < Math.min(names.size(), gauge.looks().size()); i++) {
            segments.add(gauge.looks().get(i).named(names.get(i)));
        }
        return new Decoded(segments, log.complaints());
    }

    /** As {@link PicturePackets#names}; one name where the file does not consist of such segments. */
    List<String> names(PicturePackets packets, List<Integer> lengths) {
        int wanted = lengths.stream().mapToInt(Integer::intValue).sum();
        return packets.names(wanted == packets.count() ? lengths : List.of(packets.count()), version);
    }

    private void look(Path film, Path list, List<Integer> lengths, PictureGauge gauge, DecodeLog log)
            throws InterruptedException {
        byte[] frame = new byte[PictureGauge.frameBytes(width, height)];
        try (FfmpegRun.Frames frames =
                FfmpegRun.frames(ffmpeg, processes, arguments(film, list), frame.length, log::onLog)) {
            int segment = 0;
            int left = lengths.getFirst();
            while (frames.next(frame)) {
                if (left == 0 && segment < lengths.size() - 1) {
                    gauge.endSegment();
                    segment++;
                    left = lengths.get(segment);
                }
                gauge.add(frame);
                left--;
            }
            gauge.endSegment();
        }
    }

    private List<String> arguments(Path film, Path list) {
        return new Arguments()
                .add("-loglevel", "level+warning")
                // what smooths the blocks is a third of the decoding, and nothing is looked at that closely here
                .add("-skip_loop_filter", "all")
                .input("mov,matroska", film)
                .add("-map", "0:v:0", "-c", "copy")
                .add(PicturePackets.LISTED)
                .add(Arguments.url(list))
                .add("-map", "0:v:0")
                // counted anew, so that no frame is left out or repeated for the sake of its time
                .add("-vf", "scale=w=" + width + ":h=" + height + ":flags=neighbor,format=yuv420p,settb=1/25,setpts=N")
                .add("-r", "25", "-f", "rawvideo", "pipe:1")
                .list();
    }
}
