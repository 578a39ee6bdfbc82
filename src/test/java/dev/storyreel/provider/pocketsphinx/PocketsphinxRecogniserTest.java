package dev.storyreel.provider.pocketsphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.media.TestEngines;
import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.offline.voice.OfflineVoice;
import dev.storyreel.provider.vendor.Requests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PocketsphinxRecogniserTest {
    /** As the program printed it. */
    private static final String RECORDED = """
            the city way except slowly in the early morning people up
            <s> 0.000 0.020 1.000100
            the 0.030 0.080 0.435615
            city 0.090 0.430 0.444683
            way 0.440 0.590 0.149506
            except 0.600 0.960 0.654392
            slowly 0.970 1.470 0.971996
            in 1.480 1.620 0.200752
            the(2) 1.630 1.740 0.480425
            early 1.750 2.040 0.998701
            morning 2.050 2.730 1.000500
            <sil> 2.740 3.010 0.968019
            people 3.020 3.400 1.000300
            <sil> 3.410 3.420 0.968019
            up 3.430 3.630 0.166475
            </s> 3.640 3.740 1.000000
            """;

    private static PocketsphinxRecogniser recogniser(String program, Duration limit) {
        return new PocketsphinxRecogniser(new PocketsphinxSettings(program, limit), TestEngines.embedded());
    }

    private static RecognitionRequest english(byte[] sound, Duration length) {
        return new RecognitionRequest(sound, "audio/wav", length, Optional.of("en-GB"), false);
    }

    /** The program itself, where it is installed. */
    @Nested
    class Installed {
        private static final String TEXT =
                "The city wakes up slowly in the early morning. People open their windows and"
                        + " look at the weather. A bus stops at the corner and takes the first workers to the factory. In the"
                        + " market, farmers sell bread, milk and fresh fruit to everyone who comes by. Children walk to school"
                        + " with their friends and talk about the game of last night.";

        private final PocketsphinxRecogniser pocketsphinx =
                recogniser("pocketsphinx_continuous", Duration.ofMinutes(5));

        @BeforeEach
        void isInstalled() {
            assumeTrue(pocketsphinx.missing().isEmpty(), "pocketsphinx is not installed here");
        }

        @Test
        void writesDownWhatOurOwnVoiceSays() throws InterruptedException {
            Speech speech = OfflineVoice.say(TEXT);
            Duration length = Duration.ofMillis((speech.audio().length - 44) / 96);
            Transcript transcript = pocketsphinx.recognise(english(speech.audio(), length));
            List<String> heard =
                    transcript.words().stream().map(Transcript.Word::text).toList();
            assertThat(WordErrors.share(TEXT, heard)).as("%s", heard).isLessThan(0.25);
            assertThat(transcript.draft()).isTrue();
            assertThat(transcript.language()).isEqualTo("en-GB");
            assertThat(transcript.words()).isSortedAccordingTo(Comparator.comparingLong(Transcript.Word::startMs));
            assertThat(transcript.utterances()).hasSizeGreaterThan(2);
            // where our voice says the word is, it was heard
            Speech.Word said = word(speech, "factory.");
            Transcript.Word factory = transcript.words().stream()
                    .filter(word -> word.text().equals("factory"))
                    .findFirst()
                    .orElseThrow();
            assertThat(factory.startMs()).isBetween(said.startMs() - 150, said.startMs() + 150);
            assertThat(factory.endMs()).isBetween(said.endMs() - 200, said.endMs() + 200);
        }

        private Speech.Word word(Speech speech, String text) {
            return speech.words().stream()
                    .filter(word -> word.text().equals(text))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void inSilenceNothingIsSaid() throws InterruptedException {
            assertThat(pocketsphinx.recognise(Requests.silence()).words()).isEmpty();
        }

        @Test
        void isThere() throws InterruptedException {
            pocketsphinx.probe();
        }
    }

    private static Transcript read(String output, long startMs) {
        RecognitionRequest request = english(new byte[1], Duration.ofMinutes(2));
        HeardTranscript heard = new HeardTranscript("x", request, ProviderUse.offline("x", "x"));
        PocketsphinxOutput.read(output.getBytes(StandardCharsets.UTF_8), startMs, heard);
        return heard.in("en");
    }

    @Test
    void readsWhatTheProgramPrints() {
        Transcript transcript = read(RECORDED, 60_000);
        assertThat(transcript.utterances())
                .containsExactly(
                        new Transcript.Utterance(
                                "the city way except slowly in the early morning", 60_030, 62_740, null),
                        new Transcript.Utterance("people up", 63_020, 63_640, null));
        assertThat(transcript.words()).hasSize(11);
        assertThat(transcript.words().get(6)).isEqualTo(new Transcript.Word("the", 61_630, 61_750, 0.480425, null));
        assertThat(transcript.words().get(8)).isEqualTo(new Transcript.Word("morning", 62_050, 62_740, 1.0, null));
    }

    @Test
    void whatIsPrintedOtherwiseIsPassedOver() {
        assertThat(read("", 0).words()).isEmpty();
        assertThat(read("<s> 0.000 0.100 1.000000\n</s> 0.110 0.200 1.000000\n", 0)
                        .words())
                .isEmpty();
        assertThat(read("\u0000 nothing\nof 1.0 use\n", 0).words()).isEmpty();
        Transcript surer = read("the\nthe(2) 0.100 0.200 1.000100\n", 0);
        assertThat(surer.words().getFirst()).isEqualTo(new Transcript.Word("the", 100, 210, 1.0, null));
    }

    @Test
    void isMissingWhereItIsNotInstalled() {
        assertThat(recogniser("/nowhere/pocketsphinx", Duration.ofSeconds(1)).missing())
                .contains("storyreel.provider.pocketsphinx.program");
    }

    @Test
    void understandsEnglishOnly() {
        RecognitionRequest german =
                new RecognitionRequest(new byte[1], "audio/wav", Duration.ofSeconds(1), Optional.of("de"), false);
        assertThat(catchThrowableOfType(
                                ProviderException.class,
                                () -> recogniser("sh", Duration.ofSeconds(1)).recognise(german))
                        .error())
                .isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
    }

    /** Programs that go wrong as this one may. */
    @Nested
    class WhenItFails {
        @TempDir
        private Path folder;

        private PocketsphinxRecogniser program(String script) throws IOException {
            Path program = folder.resolve("pocketsphinx_continuous");
            Files.writeString(program, "#!/bin/sh\n" + script);
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return recogniser(program.toString(), Duration.ofSeconds(2));
        }

        private ProviderError failure(PocketsphinxRecogniser recogniser) {
            return catchThrowableOfType(ProviderException.class, () -> recogniser.recognise(Requests.recognition()))
                    .error();
        }

        @Test
        void hasAName() throws IOException {
            assertThat(failure(program("exit 1"))).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
            assertThat(failure(program("exec sleep 60"))).isEqualTo(ProviderError.PROVIDER_TIMEOUT);
            assertThat(failure(program("yes hello | head -c 3000000"))).isEqualTo(ProviderError.PROVIDER_ANSWER_CUT);
            assertThat(failure(program("cat > /dev/null; echo 'late 70.000 71.000 0.900000'")))
                    .isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        }

        @Test
        void getsBareSamples() throws IOException, InterruptedException {
            Path input = folder.resolve("input");
            assertThat(program("cat > " + input)
                            .recognise(Requests.recognition())
                            .words())
                    .isEmpty();
            // 1.2 seconds
            assertThat(Files.size(input)).isBetween(38_400L, 38_400L + 640);
        }
    }

    /** How many words of a hundred are wrong, as the field counts: those to be changed, left out or put in. */
    private static final class WordErrors {
        static double share(String text, List<String> heard) {
            String[] said =
                    text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", "").split(" +", -1);
            int[] row = new int[heard.size() + 1];
            java.util.Arrays.setAll(row, i -> i);
            for (int i = 1; i <= said.length; i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j < row.length; j++) {
                    int change = diagonal + (said[i - 1].equals(heard.get(j - 1)) ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
                }
            }
            return row[heard.size()] / (double) said.length;
        }
    }
}
