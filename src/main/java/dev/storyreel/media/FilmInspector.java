package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import dev.storyreel.media.sound.SoundGauge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes a film and tells what was in it. */
final class FilmInspector {
    private static final int BYTES_PER_SAMPLE = 2;

    private final FilmAssembler assembler;

    FilmInspector(FilmAssembler assembler) {
        this.assembler = assembler;
    }

    /** Decodes all of it. */
    FilmFacts inspect(Ffmpeg ffmpeg, Path film, ProcessGroup processes) throws IOException, InterruptedException {
        return check(ffmpeg, film, null, List.of(), processes).facts();
    }

    /**
     * @param plan of the film; null for one that is taken for a single segment
     * @param known segments that were decoded for other films
     */
    FilmCheck check(Ffmpeg ffmpeg, Path film, @Nullable FilmPlan plan, List<SegmentCheck> known, ProcessGroup processes)
            throws IOException, InterruptedException {
        boolean faststart = Mp4Layout.isFaststart(film);
        FilmListing listing = FilmListing.of(ffmpeg, film, processes);
        if (listing.pictures().count() == 0) {
            throw FilmListing.unreadable(film, null);
        }
        PictureInspector.Seen seen = seen(ffmpeg, listing, plan, known, processes);
        SegmentChecks segments = new SegmentChecks(seen.segments(), listing.framesPerSecond());
        int complaints = listing.log().complaints() + seen.complaints();
        FilmFacts facts = new FilmFacts(
                picture(listing, segments, seen.decoded()),
                sound(listing.log(), listing.sound()),
                faststart,
                complaints);
        boolean flawless =
                complaints == 0 && segments.frames() == listing.pictures().count();
        return new FilmCheck(facts, flawless ? segments.segments() : List.of());
    }

    private PictureInspector.Seen seen(
            Ffmpeg ffmpeg,
            FilmListing listing,
            @Nullable FilmPlan plan,
            List<SegmentCheck> known,
            ProcessGroup processes)
            throws IOException, InterruptedException {
        PictureInspector inspector = new PictureInspector(ffmpeg, processes, assembler, listing);
        try {
            PictureInspector.Seen seen = plan == null ? inspector.all() : inspector.unknown(plan, known);
            if (seen.segments().isEmpty()) {
                throw FilmListing.unreadable(listing.film(), null);
            }
            return seen;
        } catch (StoryreelException e) {
            throw FilmListing.unreadable(listing.film(), e);
        }
    }

    private static FilmFacts.Picture picture(FilmListing listing, SegmentChecks segments, int framesDecoded) {
        DecodeLog.Description described = listing.log().video();
        DecodeLog.Pixels pixels = described.pixels();
        return new FilmFacts.Picture(
                described.codec(),
                described.profile(),
                pixels.format(),
                pixels.colours(),
                pixels.width(),
                pixels.height(),
                segments.framesPerSecond(),
                segments.frames(),
                framesDecoded,
                listing.pictureMs(),
                segments.black(),
                segments.frozen());
    }

    private static FilmFacts.@Nullable Sound sound(DecodeLog log, SoundGauge gauge) {
        DecodedStream audio = log.decoded("audio");
        if (audio == null) {
            return null;
        }
        return new FilmFacts.Sound(
                log.audio().codec(),
                log.audio().profile(),
                audio.number("sample_rate"),
                (int) (audio.bytes() / (BYTES_PER_SAMPLE * audio.ticks())),
                audio.ticks(),
                hundredths(gauge.loudness()),
                hundredths(gauge.truePeak()),
                gauge.silences());
    }

    private static @Nullable Double hundredths(double decibels) {
        return Double.isInfinite(decibels) ? null : Math.round(decibels * 100) / 100.0;
    }
}
