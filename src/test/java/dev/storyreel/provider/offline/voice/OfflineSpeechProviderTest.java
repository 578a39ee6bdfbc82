package dev.storyreel.provider.offline.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.storyreel.error.StoryreelException;
import dev.storyreel.health.ComponentStatus;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OfflineSpeechProviderTest extends SpeechProviderContract {
    private static final int HEADER = 44;
    private static final OfflineSpeechProvider VOICE = new OfflineSpeechProvider();

    @BeforeAll
    static void quieten() {
        ((Logger) LoggerFactory.getLogger("marytts")).setLevel(Level.WARN);
    }

    @Override
    protected SpeechProvider provider() {
        return VOICE;
    }

    @Override
    protected long lengthMs(Speech speech) {
        return (speech.audio().length - HEADER) / 96L;
    }

    @Test
    void readsNoDictionaryOfThePlaceItIsStartedIn(@TempDir Path place) throws Exception {
        Path dictionary =
                Files.createDirectories(place.resolve("user-dictionaries")).resolve("userdict-en_US.txt");
        Files.writeString(dictionary, "octopus | ' s k w I d | \n");
        String before = System.getProperty("mary.base");
        System.setProperty("mary.base", place.toString());
        try {
            assertThat(MaryEngine.phonemiser().userdictLookup("octopus", null)).isNull();
        } finally {
            if (before == null) {
                System.clearProperty("mary.base");
            } else {
                System.setProperty("mary.base", before);
            }
        }
    }

    @Test
    void writesAWavFileOf48KilohertzMono() throws InterruptedException {
        ByteBuffer header = ByteBuffer.wrap(say("Hello.").audio()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(0)).isEqualTo(0x46464952);
        assertThat(header.getShort(22)).isEqualTo((short) 1);
        assertThat(header.getInt(24)).isEqualTo(48_000);
        assertThat(header.getShort(34)).isEqualTo((short) 16);
    }

    @Test
    void soundsInsideTheWordsAndIsSilentBetweenSentences() throws InterruptedException {
        Speech speech = say("Octopuses swim far. Whales sing at night. Who is listening?");
        List<Speech.Word> words = speech.words();
        for (int i = 0; i < words.size(); i++) {
            Speech.Word word = words.get(i);
            assertThat(level(speech, word.startMs(), word.endMs()))
                    .as(word.text())
                    .isGreaterThan(500);
            if (word.text().endsWith(".")) {
                long next = words.get(i + 1).startMs();
                assertThat(next - word.endMs()).as("pause after " + word.text()).isGreaterThan(200);
                assertThat(level(speech, word.endMs() + 60, next - 40)).isLessThan(150);
            }
        }
    }

    @Test
    void saysTheSameBytesOnManyThreadsAtOnce() throws Exception {
        Callable<Speech> call = () -> say("Several clips of one film are spoken side by side.");
        byte[] alone = call.call().audio();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Speech>> together = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                together.add(threads.submit(call));
            }
            for (Future<Speech> speech : together) {
                assertThat(speech.get().audio()).isEqualTo(alone);
            }
        }
    }

    @Test
    void survivesHostileText() throws InterruptedException {
        for (String text : List.of(
                "a".repeat(5_000),
                "1-".repeat(2_000) + "1",
                "9".repeat(40),
                "it's ''' rock'n'roll' 'tis o'",
                "\u0000x\u202Ey <t/> & ]]>",
                "Привет мир 東京 नमस्ते مرحبا",
                "C++ C# .NET 5G ½ ™ x² 1/2 (a) [b] {c} 50% -5°C 10–20 3:05pm 1990s")) {
            Speech speech = say(text);
            assertThat(speech.words()).isNotEmpty();
            assertThat(lengthMs(speech)).isPositive();
        }
    }

    @Test
    void refusesOtherLanguagesAndEndlessTexts() {
        assertRefused(new SpeechRequest("Hola", "es", 1));
        assertRefused(new SpeechRequest("word ".repeat(3_000), "en", 1));
        assertRefused(new SpeechRequest("a".repeat(20_001), "en", 1));
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> say("One. Two. Three.")).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void saysThatItIsThere() {
        assertThat(new VoiceCheck().check().state()).isEqualTo(ComponentStatus.State.UP);
    }

    private static void assertRefused(SpeechRequest request) {
        assertThatThrownBy(() -> VOICE.speak(request))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(ProviderError.TEXT_NOT_SPEAKABLE));
    }

    /** Root mean square of the 16-bit samples. */
    private static double level(Speech speech, long fromMs, long toMs) {
        ByteBuffer samples = ByteBuffer.wrap(speech.audio()).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        for (long i = fromMs * 48; i < toMs * 48; i++) {
            double sample = samples.getShort((int) (HEADER + 2 * i));
            sum += sample * sample;
        }
        return Math.sqrt(sum / ((toMs - fromMs) * 48));
    }
}
