package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.Version;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Sees to it that every picture of a film was decoded and looked at once. Segments are known by their packets as they are in
 * the finished film; those that an earlier film had, too, were decoded for its check. The others are joined as in the film and
 * decoded from there. Where that cannot be done or should not give the film's packets, all of the film is decoded.
 */
final class PictureInspector {
    private final FilmListing listing;
    private final Ffmpeg ffmpeg;
    private final ProcessGroup processes;
    private final FilmAssembler assembler;
    private final PictureDecoder decoder;

    PictureInspector(Ffmpeg ffmpeg, ProcessGroup processes, FilmAssembler assembler, FilmListing listing) {
        this.listing = listing;
        this.ffmpeg = ffmpeg;
        this.processes = processes;
        this.assembler = assembler;
        // what another version saw counts for nothing
        String version = Version.current() + " " + ffmpeg.version();
        this.decoder = new PictureDecoder(
                ffmpeg, processes, version, listing.log().video().pixels(), listing.framesPerSecond());
    }

    /**
     * What was seen in each segment of the film.
     *
     * @param decoded how many of the frames were decoded for it
     * @param complaints of the decoder
     */
    record Seen(List<SegmentCheck> segments, int decoded, int complaints) {}

    /** Decodes all of the film, as one segment. */
    Seen all() throws IOException, InterruptedException {
        return all(List.of(listing.pictures().count()));
    }

    private Seen all(List<Integer> lengths) throws IOException, InterruptedException {
        PictureDecoder.Decoded decoded = decoder.decode(listing.film(), lengths);
        return new Seen(decoded.segments(), decoded.frames(), decoded.complaints());
    }

    /** Decodes what is not known. */
    Seen unknown(FilmPlan plan, List<SegmentCheck> known) throws IOException, InterruptedException {
        List<Integer> lengths = lengths(plan.segments());
        List<String> names = decoder.names(listing.pictures(), lengths);
        if (names.size() != lengths.size()) {
            return all();
        }
        Map<String, SegmentCheck> seen = new HashMap<>();
        known.forEach(check -> seen.put(check.pictures(), check));
        seen.keySet().retainAll(names);
        if (seen.isEmpty()) {
            return all(lengths);
        }
        List<RenderedSegment> unknown = IntStream.range(0, names.size())
                .filter(i -> !seen.containsKey(names.get(i)))
                .mapToObj(plan.segments()::get)
                .toList();
        PictureDecoder.Decoded decoded;
        try {
            decoded = decode(plan.canvas(), unknown);
        } catch (StoryreelException e) {
            if (e.errorCode() != MediaError.FFMPEG_FAILED) {
                throw e;
            }
            return all(lengths);
        }
        decoded.segments().forEach(check -> seen.put(check.pictures(), check));
        if (!seen.keySet().containsAll(names)) {
            return all(lengths);
        }
        List<SegmentCheck> segments = names.stream()
                .map(name -> Objects.requireNonNull(seen.get(name)))
                .toList();
        return new Seen(segments, decoded.frames(), decoded.complaints());
    }

    private PictureDecoder.Decoded decode(Canvas canvas, List<RenderedSegment> segments)
            throws IOException, InterruptedException {
        if (segments.isEmpty()) {
            return PictureDecoder.Decoded.NOTHING;
        }
        try (AsideFile part = new AsideFile(listing.film())) {
            assembler.join(ffmpeg, canvas, segments, part.path(), processes);
            return decoder.decode(part.path(), lengths(segments));
        }
    }

    private static List<Integer> lengths(List<RenderedSegment> segments) {
        return segments.stream().map(RenderedSegment::frames).toList();
    }
}
