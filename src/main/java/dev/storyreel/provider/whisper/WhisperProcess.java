package dev.storyreel.provider.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that runs Whisper: what it crashes is itself. Arguments are the model's file and a language's code, or
 * {@code auto}; pieces of sound come in by standard input, and a line for each segment that was heard goes out: start and end
 * in milliseconds from the start of the sound, and its text, with tabs between. Before the segments of a piece whose language was
 * found out comes {@value #LANGUAGE}, a tab, and its code.
 */
final class WhisperProcess {
    /** Exits: the file is no model. */
    static final int NO_MODEL = 10;
    /** The model understands English only. */
    static final int ENGLISH_ONLY = 11;
    /** It gave up on a piece. */
    static final int FAILED = 12;

    static final String ANY_LANGUAGE = "auto";

    static final String LANGUAGE = "language";

    /** The library tells it in its log alone. */
    private static final Pattern FOUND = Pattern.compile("auto-detected language: ([a-z]{2,3})\\b");

    private static final String ENGLISH = "en";
    private static final int SAMPLES_A_MILLISECOND = 16;
    /** It hears nothing in what is shorter than a second. */
    private static final int LEAST_SAMPLES = 1_200 * SAMPLES_A_MILLISECOND;

    private final WhisperJNI whisper;
    private final WhisperContext model;
    private final WhisperFullParams how;
    private final PrintStream out;

    private WhisperProcess(WhisperJNI whisper, WhisperContext model, String language, PrintStream out) {
        this.whisper = whisper;
        this.model = model;
        this.how = how(language);
        this.out = out;
    }

    private static WhisperFullParams how(String language) {
        WhisperFullParams how = new WhisperFullParams();
        how.language = language;
        how.nThreads = Runtime.getRuntime().availableProcessors();
        how.printProgress = false;
        how.printTimestamps = false;
        how.suppressNonSpeechTokens = true;
        return how;
    }

    static void send(DataOutputStream to, long startMs, byte[] samples) throws IOException {
        to.writeLong(startMs);
        to.writeInt(samples.length);
        to.write(samples);
        to.flush();
    }

    public static void main(String[] arguments) throws IOException {
        WhisperJNI.loadLibrary();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        WhisperJNI.setLibraryLogger(line -> tell(line, out));
        System.exit(run(Path.of(arguments[0]), arguments[1], out));
    }

    private static void tell(String line, PrintStream out) {
        Matcher found = FOUND.matcher(line);
        if (found.find()) {
            out.print(LANGUAGE + "\t" + found.group(1) + "\n");
        }
    }

    private static int run(Path file, String language, PrintStream out) throws IOException {
        WhisperJNI whisper = new WhisperJNI();
        try (WhisperContext model = whisper.init(file)) {
            if (model == null) {
                return NO_MODEL;
            }
            boolean any = language.equals(ANY_LANGUAGE);
            if (!whisper.isMultilingual(model) && !any && !language.equals(ENGLISH)) {
                return ENGLISH_ONLY;
            }
            String spoken = any && !whisper.isMultilingual(model) ? ENGLISH : language;
            if (any && spoken.equals(ENGLISH)) {
                out.print(LANGUAGE + "\t" + ENGLISH + "\n");
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
            return new WhisperProcess(whisper, model, spoken, out).hearAll(in) ? 0 : FAILED;
        }
    }

    private boolean hearAll(DataInputStream in) throws IOException {
        while (true) {
            long startMs;
            try {
                startMs = in.readLong();
            } catch (EOFException e) {
                return true;
            }
            byte[] samples = new byte[in.readInt()];
            in.readFully(samples);
            if (!hear(startMs, samples)) {
                return false;
            }
        }
    }

    private boolean hear(long startMs, byte[] samples) {
        float[] piece = floats(samples);
        if (whisper.full(model, how, piece, piece.length) != 0) {
            return false;
        }
        long longest = samples.length / 2 / SAMPLES_A_MILLISECOND;
        for (int i = 0; i < whisper.fullNSegments(model); i++) {
            // it tells hundredths of a second, and rounds up to whole ones
            long from = Math.clamp(whisper.fullGetSegmentTimestamp0(model, i) * 10, 0, longest);
            long to = Math.clamp(whisper.fullGetSegmentTimestamp1(model, i) * 10, from, longest);
            String text = whisper.fullGetSegmentText(model, i).replaceAll("\\s+", " ");
            out.print((startMs + from) + "\t" + (startMs + to) + "\t" + text + "\n");
        }
        out.flush();
        return true;
    }

    private static float[] floats(byte[] samples) {
        float[] floats = new float[samples.length / 2];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (short) ((samples[2 * i] & 0xff) | samples[2 * i + 1] << 8) / 32_768f;
        }
        return Arrays.copyOf(floats, Math.max(floats.length, LEAST_SAMPLES));
    }
}
