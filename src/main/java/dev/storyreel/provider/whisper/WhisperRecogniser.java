package dev.storyreel.provider.whisper;

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
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes down what is said with Whisper and a model of one's own. Only phrases have times; those of words are estimated.
 * Speakers are not told apart.
 */
@Component
@Order(90)
class WhisperRecogniser implements RecognitionProvider {
    private static final String NAME = "whisper";
    private static final String SETTING = "storyreel.provider.whisper.model";
    /** What it hears at once, whatever it gets. */
    private static final Duration PIECE = Duration.ofSeconds(30);

    /** Hours of words. */
    private static final int MOST_BYTES = 8 << 20;

    /** What its models of many languages know, as they name them. */
    private static final List<String> LANGUAGES =
            List.of(("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he"
                            + " uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy"
                            + " ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb"
                            + " my bo tl mg as tt haw ln ha ba jw su yue")
                    .split(" "));

    /** Who comes meanwhile is to come again: one sound takes minutes. */
    private static final Duration COME_AGAIN = Duration.ofSeconds(10);

    /** A model takes up to gigabytes and all cores. */
    private final Semaphore one = new Semaphore(1);

    private final WhisperSettings settings;
    private final MediaEngine media;
    private final InstalledProgram program;

    @Autowired
    WhisperRecogniser(WhisperSettings settings, MediaEngine media) {
        this(settings, media, new InstalledProgram(NAME, ChildJvm.JAVA, settings.wholeCall(), MOST_BYTES));
    }

    WhisperRecogniser(WhisperSettings settings, MediaEngine media, InstalledProgram program) {
        this.settings = settings;
        this.media = media;
        this.program = program;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model() {
        return settings.model().isBlank() ? "none" : String.valueOf(file().getFileName());
    }

    private Path file() {
        return Path.of(settings.model());
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return settings.model().isBlank() ? Optional.of(SETTING) : Optional.empty();
    }

    @Override
    public Optional<String> howToGet() {
        return Optional.of("name a model file of Whisper's in " + SETTING);
    }

    @Override
    public List<String> languages() {
        return isEnglishOnly() ? List.of(Languages.ENGLISH) : LANGUAGES;
    }

    @Override
    public boolean findsLanguage() {
        return !isEnglishOnly();
    }

    private boolean isEnglishOnly() {
        return missing().isEmpty() && GgmlFile.isEnglishOnly(file());
    }

    /** Loads the model; where that is at work, it is there. */
    @Override
    public void probe() throws InterruptedException {
        try {
            listen(WhisperProcess.ANY_LANGUAGE, _ -> {});
        } catch (ProviderException e) {
            if (e.error() != ProviderError.PROVIDER_BUSY) {
                throw e;
            }
        }
    }

    @Override
    public Transcript recognise(RecognitionRequest request) throws InterruptedException {
        String language = request.language().map(WhisperRecogniser::code).orElse(WhisperProcess.ANY_LANGUAGE);
        HeardTranscript heard = new HeardTranscript(NAME, request, ProviderUse.offline(NAME, NAME + "/" + model()));
        Optional<String> found =
                WhisperSegments.read(listen(language, pipe -> send(request, new DataOutputStream(pipe))), heard);
        return heard.in(request.language()
                .or(() -> found.map(code -> code.equals("jw") ? "jv" : code))
                .orElse(null));
    }

    private static String code(String tag) {
        String code = Languages.as(LANGUAGES, tag);
        if (!LANGUAGES.contains(code)) {
            throw rejected("Whisper does not understand " + Languages.name(tag));
        }
        return code;
    }

    /** In what is silent it would hear what it was trained on. */
    private void send(RecognitionRequest request, DataOutputStream to) throws IOException, InterruptedException {
        try (SoundPieces pieces = SoundPieces.of(request, media, PIECE)) {
            for (Optional<Piece> next = pieces.next(); next.isPresent(); next = pieces.next()) {
                Piece piece = next.get();
                if (!piece.isSilent()) {
                    WhisperProcess.send(to, piece.startMs(), piece.samples());
                }
            }
        }
    }

    private byte[] listen(String language, InstalledProgram.Input sound) throws InterruptedException {
        GgmlFile.require(file(), SETTING);
        if (!one.tryAcquire()) {
            throw new ProviderException(
                    ProviderError.PROVIDER_BUSY, "Whisper is writing down another sound", null, COME_AGAIN, null);
        }
        try (ComputeTurn _ = ComputeTurn.await();
                ChildJvm jvm = ChildJvm.of(WhisperProcess.class)) {
            Ended ended = program.run(sound, jvm.options(file().toAbsolutePath().toString(), language));
            return switch (ended.exit()) {
                case 0 -> ended.said();
                case WhisperProcess.NO_MODEL -> throw rejected("the file of " + SETTING + " is no model of Whisper's");
                case WhisperProcess.ENGLISH_ONLY ->
                    throw rejected(
                            "the model of " + SETTING + " understands English only, not " + Languages.name(language));
                default -> throw program.failed(ended);
            };
        } finally {
            one.release();
        }
    }

    private static ProviderException rejected(String why) {
        return new ProviderException(ProviderError.PROVIDER_REQUEST_REJECTED, why);
    }
}
