package dev.storyreel.dub;

import dev.storyreel.dub.DubTake.Place;
import dev.storyreel.dub.DubTake.Recorded;
import dev.storyreel.dub.caption.DubbedLine;
import dev.storyreel.media.Canvas;
import dev.storyreel.media.caption.SpokenWord;
import dev.storyreel.media.caption.Subtitle;
import dev.storyreel.media.caption.SubtitleLimits;
import dev.storyreel.media.caption.Subtitles;
import dev.storyreel.media.caption.TimedWord;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobResult;
import dev.storyreel.production.JobType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes the captions of a language, at the times at which it is spoken. */
@Component
class Caption implements JobHandler {
    /** Whoever pauses for so long, in samples, has said what he wanted to. */
    private static final long PAUSE = 3 * Canvas.SAMPLE_RATE / 10;

    private final Dubs dubs;
    private final DubTakes takes;

    Caption(Dubs dubs, DubTakes takes) {
        this.dubs = dubs;
        this.takes = takes;
    }

    @Override
    public JobType type() {
        return DubGraph.CAPTION;
    }

    @Override
    public JobResult run(JobContext job) throws IOException {
        String language = job.requireBranch();
        List<Subtitle> subtitles = subtitles(takes, dubs.get(job.productionId()), language);
        job.publish(DubAssets.srt(language), utf8(Subtitles.srt(subtitles)), "application/x-subrip");
        job.publish(DubAssets.vtt(language), utf8(Subtitles.vtt(subtitles)), "text/vtt");
        return JobResult.done();
    }

    /** What is not spoken is read where the recording says it. */
    static List<Subtitle> subtitles(DubTakes takes, Dub dub, String language) {
        List<DubbedLine> lines = takes.of(dub.id(), language).stream()
                .map(Caption::line)
                .sorted(Comparator.comparingLong(DubbedLine::start))
                .toList();
        return Subtitles.ofParts(parts(lines), SubtitleLimits.of(language), Canvas.milliseconds(dub.requireSamples()));
    }

    /** Words of lines that follow each other without a pause. */
    private static List<List<TimedWord>> parts(List<DubbedLine> lines) {
        List<List<TimedWord>> parts = new ArrayList<>();
        long end = Long.MIN_VALUE / 2;
        for (DubbedLine line : lines) {
            if (line.start() - end >= PAUSE) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().addAll(line.words());
            end = Math.max(end, line.start() + line.length());
        }
        return parts;
    }

    private static DubbedLine line(DubTake line) {
        Place place = line.place();
        if (place == null) {
            VoiceSpan none = new VoiceSpan(0, line.line().length());
            return new DubbedLine(
                    line.said(),
                    List.of(),
                    none,
                    line.line().onset(),
                    line.line().length());
        }
        Recorded take = line.requireTake();
        List<SpokenWord> words = take.words().stream()
                .map(word -> new SpokenWord(word.text(), word.startMs(), word.endMs()))
                .toList();
        return new DubbedLine(
                line.said(), words, new VoiceSpan(take.start(), take.end()), place.start(), place.length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
