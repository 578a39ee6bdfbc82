package dev.storyreel.provider.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storyreel.media.TestEngines;
import dev.storyreel.provider.HeardTranscript;
import dev.storyreel.provider.ProviderError;
import dev.storyreel.provider.ProviderException;
import dev.storyreel.provider.ProviderUse;
import dev.storyreel.provider.RecognitionRequest;
import dev.storyreel.provider.Transcript;
import dev.storyreel.provider.local.InstalledProgram;
import dev.storyreel.provider.local.InstalledProgram.Ended;
import dev.storyreel.provider.vendor.Requests;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told without a model: none can be shipped. */
class WhisperRecogniserTest {
    @TempDir
    private Path folder;

    private static WhisperRecogniser recogniser(String model) {
        return new WhisperRecogniser(new WhisperSettings(model, Duration.ofSeconds(60)), TestEngines.embedded());
    }

    private static ProviderException failure(WhisperRecogniser whisper) {
        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> whisper.recognise(Requests.recognition()));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Path model(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("ggml-none.bin"), bytes);
    }

    /** What whisper.cpp expects at first: its mark, then numbers that say how large all is. */
    private static byte[] header(int... numbers) {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0x67676d6c);
        for (int number : numbers) {
            header.putInt(number);
        }
        return header.array();
    }

    @Test
    void isMissingWithoutAModel() {
        assertThat(recogniser("").missing()).contains("storyreel.provider.whisper.model");
        assertThat(recogniser("/models/ggml-base.bin").missing()).isEmpty();
        assertThat(recogniser("/models/ggml-base.bin").variant()).isEqualTo("whisper/ggml-base.bin");
    }

    @Test
    void aModelThatIsNotThereHasAName() {
        ProviderException failure =
                failure(recogniser(folder.resolve("nothing.bin").toString()));
        assertThat(failure.error()).isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
        assertThat(failure)
                .hasMessageContaining("storyreel.provider.whisper.model")
                .hasMessageNotContaining("nothing");
    }

    @Test
    void aFileThatIsNoModelHasAName() throws IOException {
        byte[] page = "<html>Not found</html>".getBytes(StandardCharsets.UTF_8);
        assertThat(failure(recogniser(model(page).toString())).error())
                .isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
    }

    /** Native code reads these, in a process of its own: whatever becomes of that one, this one goes on. */
    @Test
    void whatOnlyLooksLikeAModelHasANameToo() throws IOException {
        List<Path> before = left();
        assertThat(failure(recogniser(model(header()).toString()))).satisfies(WhisperRecogniserTest::isOfTheModel);
        int huge = Integer.MAX_VALUE;
        byte[] nonsense = header(huge, huge, huge, huge, huge, huge, huge, huge, huge, huge, 1, huge, huge);
        assertThat(failure(recogniser(model(nonsense).toString()))).satisfies(WhisperRecogniserTest::isOfTheModel);
        assertThat(left()).isEqualTo(before);
    }

    /** A Java that did not even start ends with 1. */
    private static void isOfTheModel(ProviderException failure) {
        assertThat(failure.error()).isIn(ProviderError.PROVIDER_REQUEST_REJECTED, ProviderError.PROVIDER_UNAVAILABLE);
        assertThat(failure.getMessage()).doesNotContainPattern("ended with 1\\b");
    }

    private static List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file ->
                            String.valueOf(file.getFileName()).matches("(storyreel-)?whisper-.*|storyreel-sound-.*"))
                    .sorted()
                    .toList();
        }
    }

    /** A program in the place of Java. */
    private WhisperRecogniser program(String script) throws IOException {
        Path program = folder.resolve("java");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return new WhisperRecogniser(
                new WhisperSettings(model(header()).toString(), Duration.ofSeconds(20)),
                TestEngines.embedded(),
                new InstalledProgram("whisper", program.toString(), Duration.ofSeconds(20), 1 << 20));
    }

    @Test
    void aCrashHasAName() throws IOException {
        ProviderException failure = failure(program("cat > /dev/null; kill -SEGV $$"));
        assertThat(failure.error()).isEqualTo(ProviderError.PROVIDER_UNAVAILABLE);
        assertThat(failure(program("exit 11")).error()).isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
    }

    @Test
    void sendsEachPieceAndReadsEachSegment() throws Exception {
        Path input = folder.resolve("input");
        WhisperRecogniser whisper = program("echo \"$@\" > " + folder.resolve("arguments") + "; cat > " + input
                + "; printf 'language\\tno\\n0\\t900\\t And so, my\\n900\\t1200\\tfellow\\n'");
        Transcript transcript = whisper.recognise(Requests.recognition());
        assertThat(transcript.words()).extracting(Transcript.Word::text).containsExactly("And", "so,", "my", "fellow");
        assertThat(transcript.utterances())
                .extracting(Transcript.Utterance::text)
                .containsExactly("And so, my", "fellow");
        assertThat(transcript.draft()).isFalse();
        assertThat(transcript.language()).isEqualTo("no");
        assertThat(Files.readString(folder.resolve("arguments")).strip())
                .contains("-cp ", WhisperProcess.class.getName())
                .endsWith("ggml-none.bin auto");
        try (DataInputStream sent = new DataInputStream(Files.newInputStream(input))) {
            assertThat(sent.readLong()).isZero();
            int bytes = sent.readInt();
            assertThat(bytes).isBetween(38_400, 38_400 + 640);
            sent.skipNBytes(bytes);
            assertThat(sent.read()).isEqualTo(-1);
        }
    }

    /** One sound takes all cores for minutes. */
    @Test
    void whoComesMeanwhileIsToComeAgain() throws Exception {
        Path begun = folder.resolve("begun");
        Path goOn = folder.resolve("go-on");
        for (Path pipe : List.of(begun, goOn)) {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        }
        WhisperRecogniser whisper = program(
                "cat > /dev/null; echo > " + begun + "; read -r line < " + goOn + "; printf '0\\t900\\t Sea\\n'");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Transcript> first = threads.submit(() -> whisper.recognise(Requests.recognition()));
            Files.readString(begun);
            ProviderException second = failure(whisper);
            assertThat(second.error()).isEqualTo(ProviderError.PROVIDER_BUSY);
            assertThat(second.retryAfter()).isPresent();
            whisper.probe();
            Files.writeString(goOn, "\n");
            assertThat(first.get().words()).hasSize(1);
        }
    }

    @Test
    void namesTheLanguageAsWhisperDoes() throws Exception {
        WhisperRecogniser whisper = program("echo \"$@\" > " + folder.resolve("arguments") + "; cat > /dev/null");
        assertThat(language(whisper, "nb-NO")).isEqualTo("no");
        assertThat(language(whisper, "pt-BR")).isEqualTo("pt");
        assertThat(language(whisper, "fil")).isEqualTo("tl");
        assertThat(catchThrowableOfType(ProviderException.class, () -> language(whisper, "tlh"))
                        .error())
                .isEqualTo(ProviderError.PROVIDER_REQUEST_REJECTED);
    }

    private String language(WhisperRecogniser whisper, String tag) throws IOException, InterruptedException {
        RecognitionRequest asked = Requests.recognition();
        whisper.recognise(
                new RecognitionRequest(asked.sound(), asked.contentType(), asked.length(), Optional.of(tag), false));
        String[] arguments =
                Files.readString(folder.resolve("arguments")).strip().split(" ", -1);
        return arguments[arguments.length - 1];
    }

    @Test
    void inSilenceNothingIsAskedFor() throws Exception {
        Path input = folder.resolve("input");
        assertThat(program("cat > " + input).recognise(Requests.silence()).words())
                .isEmpty();
        assertThat(input).isEmptyFile();
    }

    private static Transcript read(String lines) {
        RecognitionRequest request =
                new RecognitionRequest(new byte[1], "audio/wav", Duration.ofMinutes(1), Optional.empty(), false);
        HeardTranscript heard = new HeardTranscript("x", request, ProviderUse.offline("x", "x"));
        Optional<String> language = WhisperSegments.read(lines.getBytes(StandardCharsets.UTF_8), heard);
        return heard.in(language.orElse(null));
    }

    @Test
    void theLanguageIsTheOneInWhichMostIsSaid() {
        String lines = """
                language\tde
                0\t500\t Ja.
                language\tes
                500\t900\t Que maravilla es el mar.
                language\tfr
                900\t999\t [Musique]
                """;
        assertThat(read(lines).language()).isEqualTo("es");
        assertThat(read("language\tfr\n0\t900\t [Musique]\n").language()).isNull();
        assertThat(read("0\t500\t Yes.\n").language()).isNull();
    }

    @Test
    void aModelOfEnglishAloneFindsNoLanguageOut() throws IOException {
        WhisperRecogniser many = recogniser(model(header(51_865)).toString());
        assertThat(many.understands(Optional.empty())).isTrue();
        assertThat(many.understands(Optional.of("de-CH"))).isTrue();
        assertThat(many.understands(Optional.of("tlh"))).isFalse();
        WhisperRecogniser english = recogniser(model(header(51_864)).toString());
        assertThat(english.languages()).containsExactly("en");
        assertThat(english.understands(Optional.empty())).isFalse();
    }

    /**
     * The library loads a model without weights, for tests of its own: it hears nothing of sense with it, but finds a language out,
     * which it tells in its log alone.
     */
    @Test
    void whatTheLibrarySaysOfTheLanguageIsRead() throws Exception {
        int states = 64;
        int mels = 80;
        int bins = 201;
        byte[] header = header(51_865, 1_500, states, 1, 4, 448, states, 1, 4, mels, 1, mels, bins);
        ByteBuffer model =
                ByteBuffer.allocate(header.length + 4 * mels * bins + 9).order(ByteOrder.LITTLE_ENDIAN);
        model.put(header).position(model.capacity() - 9);
        // of its tokens just the one that it looks for
        model.putInt(1).putInt(1).put((byte) ' ');
        Ended ended = run(model(model.array()));
        assertThat(ended.exit()).as(ended.complaint()).isZero();
        assertThat(new String(ended.said(), StandardCharsets.UTF_8)).containsPattern("(?m)^language\t[a-z]{2,3}$");
    }

    private static Ended run(Path model) throws InterruptedException {
        InstalledProgram java = new InstalledProgram("whisper", ChildJvm.JAVA, Duration.ofSeconds(60), 1 << 20);
        try (ChildJvm jvm = ChildJvm.of(WhisperProcess.class)) {
            return java.run(
                    pipe -> WhisperProcess.send(new DataOutputStream(pipe), 0, new byte[64_000]),
                    jvm.options(model.toString(), WhisperProcess.ANY_LANGUAGE));
        }
    }

    @Test
    void aWordLastsAsLongAsItsLettersMakeLikely() {
        assertThat(read("1000\t3000\tIt is - wonderful\n").words())
                .containsExactly(
                        new Transcript.Word("It", 1000, 1375, null, null),
                        new Transcript.Word("is", 1375, 1750, null, null),
                        new Transcript.Word("wonderful", 1750, 3000, null, null));
        assertThat(read("0\t1000\t今日は良い\n").words().size()).isGreaterThan(1);
    }

    @Test
    void whatIsHeardButNotSaidIsLeftOut() {
        Transcript transcript =
                read("0\t500\t [Music]\n500\t900\t (door) Come in ♪\nnoise of a library\n900\t950\t...\n");
        assertThat(transcript.words()).extracting(Transcript.Word::text).containsExactly("Come", "in");
        assertThat(transcript.utterances()).hasSize(1);
    }
}
