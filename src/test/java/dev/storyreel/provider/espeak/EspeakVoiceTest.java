package dev.storyreel.provider.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.Speech;
import dev.storyreel.provider.SpeechProvider;
import dev.storyreel.provider.SpeechProviderContract;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.Voice;
import dev.storyreel.provider.VoiceRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakVoiceTest {
    private static final String LISTING = """
            Pty Language       Age/Gender VoiceName          File                 Other Languages
             5  af              --/M      Afrikaans          gmw/af
             5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn (zh-cmn 5)(zh 5)
             5  de              --/M      German             gmw/de
             2  en-gb           --/M      English_(Great_Britain) gmw/en            (en 2)
             2  en-us           --/F      English_(America)  gmw/en-US            (en 3)
             5  fr-be           --/M      French_(Belgium)   roa/fr-BE            (fr 8)
             5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
             5  pt              --/M      Portuguese_(Portugal) roa/pt            (pt-pt 5)
             5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
            """;

    private static EspeakVoice voice(String program) {
        return new EspeakVoice(new EspeakSettings(program, Duration.ofSeconds(20)));
    }

    /** The program itself, where it is installed. */
    @Nested
    class Installed extends SpeechProviderContract {
        private final EspeakVoice espeak = voice("espeak-ng");

        @BeforeEach
        void isInstalled() {
            assumeTrue(espeak.missing().isEmpty(), "espeak-ng is not installed here");
        }

        @Override
        protected SpeechProvider provider() {
            return espeak;
        }

        @Override
        protected long lengthMs(Speech speech) {
            return (speech.audio().length - 44) / 2 * 1000L / 22_050;
        }

        @Override
        protected void assertSpokenBy(VoiceRef voice, Speech speech) {
            assertThat(speech.use().model()).isEqualTo("espeak-ng/" + voice.voice());
        }

        @Test
        void speaksOtherLanguages() throws InterruptedException {
            Speech german = espeak.speak(new SpeechRequest("Das Meer ist heute ganz still.", "de-AT", 1));
            assertThat(lengthMs(german)).isBetween(1_000L, 5_000L);
            assertThat(german.use().model()).isEqualTo("espeak-ng/de");
            Speech chinese = espeak.speak(new SpeechRequest("大海很安静。", "zh", 1));
            assertThat(lengthMs(chinese)).isBetween(700L, 5_000L);
        }

        @Test
        void takesNothingInATextForAnOptionOrAPhoneme() throws InterruptedException {
            assertThat(lengthMs(say("--help -w /tmp/x [[ [[h@l'oU]] <mark name='x'/>")))
                    .isPositive();
        }
    }

    @Test
    void knowsWhatTheProgramTellsOfItsVoices() {
        EspeakVoices voices = EspeakVoices.read(LISTING.getBytes(StandardCharsets.UTF_8), "espeak");
        assertThat(voices.all())
                .extracting(voice -> voice.id().voice())
                .containsExactly("af", "cmn", "de", "en-gb", "en-us", "fr-be", "fr-fr", "pt", "pt-br");
        Voice brazilian = voices.all().getLast();
        assertThat(brazilian.languages()).containsExactly("pt-BR");
        assertThat(brazilian.name()).isEqualTo("Portuguese (Brazil)");
        assertThat(voices.all().get(4).gender()).isEqualTo(Voice.Gender.FEMALE);
        assertThat(voices.of("pt-BR")).contains("pt-br");
        assertThat(voices.of("pt-PT")).contains("pt");
        assertThat(voices.of("zh-Hans")).contains("cmn");
        assertThat(voices.of("en")).contains("en-gb");
        assertThat(voices.of("fr")).contains("fr-fr");
        assertThat(voices.of("sv")).isEmpty();
    }

    @Test
    void isMissingWhereItIsNotInstalled() {
        EspeakVoice nowhere = voice("/nowhere/espeak-ng");
        assertThat(nowhere.missing()).contains("storyreel.provider.espeak.program");
        assertThat(nowhere.voiceFor("de")).isEmpty();
        assertThat(catchThrowableOfType(ProviderException.class, nowhere::voices)
                        .error())
                .isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
    }

    /** Programs that go wrong as this one may. */
    @Nested
    class WhenItFails {
        @TempDir
        private Path folder;

        private EspeakVoice program(String script) throws IOException {
            Path program = folder.resolve("espeak-ng");
            Files.writeString(
                    program,
                    "#!/bin/sh\nif [ \"$1\" = --voices ]; then cat <<'END'\n" + LISTING + "END\nexit 0; fi\n" + script);
            assertThat(program.toFile().setExecutable(true)).isTrue();
            return new EspeakVoice(new EspeakSettings(program.toString(), Duration.ofSeconds(2)));
        }

        private ProviderException failure(EspeakVoice voice) {
            SpeechRequest request = new SpeechRequest("The sea.", "en", 1);
            return catchThrowableOfType(ProviderException.class, () -> voice.speak(request));
        }

        @Test
        void itsExitIsToldWithItsWords() throws IOException {
            assertThat(failure(program("echo 'no data' >&2; exit 3")))
                    .hasMessageContaining("no data")
                    .extracting(ProviderException::error)
                    .isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
        }

        @Test
        void oneThatHangsIsEnded() throws IOException {
            assertThat(failure(program("echo $$ > " + folder.resolve("pid") + "; exec sleep 60"))
                            .error())
                    .isEqualTo(ProviderError.PROVIDER_TIMEOUT);
            long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
        }

        @Test
        void whatIsNoSoundIsRefused() throws IOException {
            assertThat(failure(program("echo hello")).error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
            assertThat(failure(program("exit 0")).error()).isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
        }

        @Test
        void nothingInATextIsLeftThatItWouldTakeForPhonemes() throws IOException {
            Path text = folder.resolve("text");
            EspeakVoice program = program("cat > " + text);
            SpeechRequest request = new SpeechRequest("One [[[h@l'oU]]] \u0001two\u001b,\n[[[[ three.", "en", 1);
            assertThat(catchThrowableOfType(ProviderException.class, () -> program.speak(request))
                            .error())
                    .isEqualTo(ProviderError.PROVIDER_BAD_ANSWER);
            assertThat(Files.readString(text))
                    .doesNotContain("[[", "\u0001", "\u001b")
                    .startsWith("One [ [ [h@l'oU")
                    .contains("two,\n[ [");
        }

        @Test
        void whileItCannotBeAskedNobodySaysThatItDoesNotSpeakALanguage() throws IOException {
            Path broken = folder.resolve("broken");
            Files.writeString(broken, "#!/bin/sh\nexit 3\n");
            assertThat(broken.toFile().setExecutable(true)).isTrue();
            EspeakVoice voice = voice(broken.toString());
            assertThat(catchThrowableOfType(ProviderException.class, () -> voice.voiceFor("de"))
                            .error())
                    .isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
            assertThat(program("exit 0").voiceFor("sv")).isEmpty();
        }

        @Test
        void anInterruptIsNoAnswer() throws IOException {
            EspeakVoice voice = program("exit 0");
            Thread.currentThread().interrupt();
            ProviderException stopped = catchThrowableOfType(ProviderException.class, () -> voice.voiceFor("de"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopped.error()).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
            assertThat(voice.voiceFor("de")).contains("de");
        }

        @Test
        void aVoiceThatItDoesNotHaveIsNotAskedFor() throws IOException {
            SpeechRequest request = new SpeechRequest("The sea.", "en", 1, new VoiceRef("espeak", "xx"));
            EspeakVoice program = program("echo called > " + folder.resolve("called"));
            assertThat(catchThrowableOfType(ProviderException.class, () -> program.speak(request))
                            .error())
                    .isEqualTo(ProviderError.VOICE_UNKNOWN);
            assertThat(folder.resolve("called")).doesNotExist();
        }

        @Test
        void isToldTheVoiceAndTheSpeed() throws IOException, InterruptedException {
            Path arguments = folder.resolve("arguments");
            EspeakVoice program = program("echo \"$@\" > " + arguments + "; cat > " + folder.resolve("text"));
            SpeechRequest request = new SpeechRequest("Olá, mar.", "pt", 1.5, new VoiceRef("espeak", "pt-br"));
            assertThat(catchThrowableOfType(ProviderException.class, () -> program.speak(request)))
                    .isNotNull();
            assertThat(List.of(Files.readString(arguments).strip().split(" ")))
                    .containsSubsequence("-v", "pt-br", "-s");
            assertThat(folder.resolve("text")).content().isEqualTo("Olá, mar.");
        }
    }
}
