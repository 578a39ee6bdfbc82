package dev.storyreel.provider.espeak;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.VoiceList;
import dev.storyreel.provider.Wav;
import dev.storyreel.provider.local.AskedOnce;
import dev.storyreel.provider.local.InstalledProgram;
import dev.storyreel.provider.offline.ComputeTurn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Speaks with espeak-ng: plain, but in about a hundred languages and on this machine. Its command does not tell when words
 * sound.
 */
@Component
@Order(95)
class EspeakVoice implements SpeechProvider {
    private static final String NAME = "espeak";
    private static final String TITLE = "espeak-ng";
    private static final int LONGEST_TEXT = 5_000;
    /** A quarter of an hour of its sound. */
    private static final int MOST_BYTES = 40 << 20;

    private static final int HEAD = 44;
    private static final int SAMPLE_RATE_AT = 24;
    /** A calm narrator's words a minute. */
    private static final int WORDS_A_MINUTE = 155;

    private final InstalledProgram program;
    private final AskedOnce<EspeakVoices> known;

    EspeakVoice(EspeakSettings settings) {
        this.program = new InstalledProgram(TITLE, settings.program(), settings.wholeCall(), MOST_BYTES);
        this.known = new AskedOnce<>(
                TITLE, "its voices", () -> EspeakVoices.read(program.run(new byte[0], List.of("--voices")), NAME));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model() {
        return TITLE;
    }

    @Override
    public boolean offline() {
        return true;
    }

    @Override
    public Optional<String> missing() {
        return program.path().isPresent() ? Optional.empty() : Optional.of("storyreel.provider.espeak.program");
    }

    @Override
    public Optional<String> howToGet() {
        return Optional.of("install espeak-ng");
    }

    @Override
    public void probe() throws InterruptedException {
        program.run(new byte[0], List.of("--version"));
    }

    /** @throws ProviderException if the program is there but cannot be asked now: that tells nothing of what it speaks */
    @Override
    public Optional<String> voiceFor(String language) {
        return missing().isPresent() ? Optional.empty() : known.getOrFail().of(language);
    }

    @Override
    public VoiceList voices() throws InterruptedException {
        return new VoiceList(known.get().all(), true);
    }

    @Override
    public Speech speak(SpeechRequest request) throws InterruptedException {
        request.requireSpeakable();
        request.requireNoLongerThan(LONGEST_TEXT, TITLE);
        String voice = request.voiceOf(this);
        if (!known.get().has(voice)) {
            throw new ProviderException(ProviderError.VOICE_UNKNOWN, "espeak-ng has no voice " + voice);
        }
        byte[] sound;
        try (ComputeTurn _ = ComputeTurn.await()) {
            sound = program.run(
                    plain(request.text()).getBytes(StandardCharsets.UTF_8),
                    List.of(
                            "-v",
                            voice,
                            "-s",
                            Long.toString(Math.round(WORDS_A_MINUTE * request.speed())),
                            // UTF-8
                            "-b",
                            "1",
                            "--stdin",
                            "--stdout"));
        }
        if (!Wav.is(sound)) {
            throw new ProviderException(ProviderError.PROVIDER_BAD_ANSWER, "espeak-ng sent no sound");
        }
        // it writes the head before it knows how long the sound will be
        byte[] samples = Arrays.copyOfRange(sound, HEAD, sound.length);
        return new Speech(
                Wav.mono16(samples, sampleRate(sound)),
                "audio/wav",
                List.of(),
                request.speed(),
                ProviderUse.offline(NAME, "espeak-ng/" + voice));
    }

    /** Without what it would take for phonemes or commands. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&\\S]", "").replaceAll("\\[(?=\\[)", "[ ");
    }

    private static int sampleRate(byte[] wav) {
        return (wav[SAMPLE_RATE_AT] & 0xff)
                | (wav[SAMPLE_RATE_AT + 1] & 0xff) << 8
                | (wav[SAMPLE_RATE_AT + 2] & 0xff) << 16;
    }
}
