package dev.storyreel.media;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.ffmpeg.Ffmpeg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds who can encode what with an FFmpeg. Many are built with encoders that need hardware, or a version of a driver,
 * that is not there: so each is tried before it is used. What works, and what FFmpeg says of hardware, is remembered; what
 * hung, was killed or could not be tried may do better next time. Safe for use by many threads.
 */
final class VideoEncoders {
    private final int threads;
    private final Map<Tried, EncoderTrial.Outcome> known = new ConcurrentHashMap<>();

    /** @param threads of one encoder in software */
    VideoEncoders(int threads) {
        this.threads = threads;
    }

    private record Tried(Ffmpeg ffmpeg, Encoding encoding) {}

    /** @throws StoryreelException {@link MediaError#CODEC_UNAVAILABLE} */
    EncodingChoice choose(Ffmpeg ffmpeg, EncodingRequest request) throws InterruptedException {
        return switch (request.encoder()) {
            case SOFTWARE -> new EncodingChoice(software(ffmpeg, request), null);
            case AUTO -> {
                for (EncoderChoice kind : EncoderChoice.HARDWARE) {
                    Encoding encoding = encoding(request, kind);
                    if (fault(ffmpeg, encoding) == null) {
                        yield new EncodingChoice(encoding, null);
                    }
                }
                yield new EncodingChoice(software(ffmpeg, request), null);
            }
            case NVENC, VIDEOTOOLBOX, QSV, VAAPI -> {
                Encoding wanted = encoding(request, request.encoder());
                String fault = fault(ffmpeg, wanted);
                if (fault == null) {
                    yield new EncodingChoice(wanted, null);
                }
                Encoding instead = software(ffmpeg, request);
                yield new EncodingChoice(
                        instead,
                        wanted.encoder() + " does not work here (" + fault + "), so " + instead.encoder()
                                + " encodes the film.");
            }
        };
    }

    /** Of all kinds, those that work: FFmpeg's names. */
    List<String> working(Ffmpeg ffmpeg, Codec codec) throws InterruptedException {
        List<String> candidates = new ArrayList<>(libraries(codec));
        EncoderChoice.HARDWARE.forEach(kind -> kind.encoder(codec).ifPresent(candidates::add));
        List<String> working = new ArrayList<>();
        for (String encoder : candidates) {
            if (fault(ffmpeg, encoding(codec, Quality.STANDARD, encoder)) == null) {
                working.add(encoder);
            }
        }
        return working;
    }

    /** Why an encoder cannot be used; null when it can. */
    @Nullable
    String fault(Ffmpeg ffmpeg, Encoding encoding) throws InterruptedException {
        if (!ffmpeg.encoders().contains(encoding.encoder())) {
            return "FFmpeg " + ffmpeg.version() + " is built without it";
        }
        // those who ask at the same time may try the same: better than all of them waiting for a driver that hangs
        Tried tried = new Tried(ffmpeg, encoding);
        EncoderTrial.Outcome outcome = known.get(tried);
        if (outcome == null) {
            outcome = EncoderTrial.of(ffmpeg, encoding, EncoderTrial.limit(encoding));
            if (outcome.lasting()) {
                known.put(tried, outcome);
            }
        }
        return outcome.fault();
    }

    private Encoding software(Ffmpeg ffmpeg, EncodingRequest request) throws InterruptedException {
        StringBuilder faults = new StringBuilder();
        for (String encoder : libraries(request.codec())) {
            Encoding encoding = encoding(request.codec(), request.quality(), encoder);
            String fault = fault(ffmpeg, encoding);
            if (fault == null) {
                return encoding;
            }
            faults.append(faults.isEmpty() ? "" : "; ")
                    .append(encoder)
                    .append(": ")
                    .append(fault);
        }
        throw new StoryreelException(
                MediaError.CODEC_UNAVAILABLE,
                request.codec().code() + " needs an FFmpeg with " + String.join(" or ", libraries(request.codec()))
                        + " (" + faults + "); set STORYREEL_FFMPEG to one that has it");
    }

    private static List<String> libraries(Codec codec) {
        return switch (codec) {
            case H264 -> List.of("libx264");
            case HEVC -> List.of("libx265");
            case AV1 -> List.of("libsvtav1", "libaom-av1");
        };
    }

    private Encoding encoding(EncodingRequest request, EncoderChoice kind) {
        return encoding(
                request.codec(),
                request.quality(),
                kind.encoder(request.codec()).orElseThrow());
    }

    private Encoding encoding(Codec codec, Quality quality, String encoder) {
        return EncoderArguments.encoding(codec, quality, encoder, threads);
    }
}
