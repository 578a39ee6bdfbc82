package dev.storyreel.provider.pocketsphinx;

import dev.storyreel.media.MediaEngine;
import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.Languages;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionProvider;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.local.InstalledProgram;
import dev.storyreel.provider.local.InstalledProgram.Ended;
import dev.storyreel.provider.local.SoundPieces;
import dev.storyreel.provider.local.SoundPieces.Piece;
import dev.storyreel.provider.offline.ComputeTurn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes down English with pocketsphinx, piece by piece, with the time of each word. Many words are wrong: a draft. Language
 * and speakers are not found out.
 */
@Component
@Order(95)
class PocketsphinxRecogniser implements RecognitionProvider {
    private static final String NAME = "pocketsphinx";
    /** Long enough that starting it, with its model, costs little beside. */
    private static final Duration PIECE = Duration.ofMinutes(1);

    private static final int MOST_BYTES = 1 << 20;

    /** Samples without a head from its standard input; it gets more words right if it is not to leave pauses out. */
    private static final List<String> OPTIONS =
            List.of("-infile", "/dev/stdin", "-time", "yes", "-remove_silence", "no", "-logfn", "/dev/null");

    private final InstalledProgram program;
    private final MediaEngine media;

    PocketsphinxRecogniser(PocketsphinxSettings settings, MediaEngine media) {
        this.program = new InstalledProgram(NAME, settings.program(), settings.wholeCall(), MOST_BYTES);
        this.media = media;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model() {
        return "en-us";
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return program.path().isPresent() ? Optional.empty() : Optional.of("storyreel.provider.pocketsphinx.program");
    }

    @Override
    public Optional<String> howToGet() {
        return Optional.of("install pocketsphinx and pocketsphinx-en-us (English only)");
    }

    @Override
    public List<String> languages() {
        return List.of(Languages.ENGLISH);
    }

    /** It hears English words in anything. */
    @Override
    public boolean findsLanguage() {
        return false;
    }

    /** Loads its model, which is a package of its own. */
    @Override
    public void probe() throws InterruptedException {
        listen(new byte[0]);
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        request.language()
                .filter(language -> !Languages.same(language, Languages.ENGLISH))
                .ifPresent(other -> {
                    throw new ProviderException(
                            ProviderError.PROVIDER_REQUEST_REJECTED,
                            "pocketsphinx understands English only, not " + Languages.name(other));
                });
        HeardTranscript heard = new HeardTranscript(NAME, request, ProviderUse.offline(NAME, NAME + "/" + model()));
        try (SoundPieces pieces = SoundPieces.of(request, media, PIECE)) {
            for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                Piece piece = next.get();
                if (!piece.isSilent()) {
                    PocketsphinxOutput.read(listen(piece.samples()), piece.startMs(), heard);
                }
            }
        }
        return heard.in(request.language().orElse(Languages.ENGLISH)).asDraft();
    }

    private byte[] listen(byte[] samples) throws InterruptedException {
        try (ComputeTurn _ = ComputeTurn.await()) {
            Ended ended = program.run(pipe -> pipe.write(samples), OPTIONS);
            if (ended.exit() != 0) {
                throw new ProviderException(
                        ProviderError.PROVIDER_UNAVAILABLE,
                        "pocketsphinx ended with " + ended.exit()
                                + "; its English model, such as the package pocketsphinx-en-us, has to be installed");
            }
            return ended.said();
        }
    }
}
