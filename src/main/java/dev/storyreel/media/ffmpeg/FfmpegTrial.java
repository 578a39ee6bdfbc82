package dev.storyreel.media.ffmpeg;

import dev.storyreel.media.ProcessGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs an executable to see whether it is an FFmpeg that can encode what films are made of. */
final class FfmpegTrial {
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final Pattern ENCODER = Pattern.compile("\\s*[VAS][A-Z.]{5}\\s+(\\S+)\\s.*");
    private static final List<String> NEEDED = List.of("libx264", "aac");
    private static final long LIMIT_SECONDS = 20;

    /** @throws IOException saying why it cannot be used */
    Ffmpeg of(Path executable, Ffmpeg.Source source, String why) throws IOException, InterruptedException {
        Set<String> encoders = ConcurrentHashMap.newKeySet();
        List<String> versions = new CopyOnWriteArrayList<>();
        run(List.of(executable.toString(), "-version"), line -> collect(VERSION.matcher(line), versions));
        if (versions.isEmpty()) {
            throw new IOException("it is no FFmpeg");
        }
        run(List.of(executable.toString(), "-hide_banner", "-encoders"), line -> {
            Matcher matcher = ENCODER.matcher(line);
            if (matcher.matches()) {
                encoders.add(matcher.group(1));
            }
        });
        for (String encoder : NEEDED) {
            if (!encoders.contains(encoder)) {
                throw new IOException("it lacks the encoder " + encoder);
            }
        }
        return new Ffmpeg(executable, versions.getFirst(), encoders, source, why);
    }

    private static void collect(Matcher matcher, List<String> found) {
        if (matcher.lookingAt()) {
            found.add(matcher.group(1));
        }
    }

    private static void run(List<String> command, Consumer<String> onLine) throws IOException, InterruptedException {
        try (ProcessGroup group = new ProcessGroup()) {
            Process process = group.start(new ProcessBuilder(command).redirectErrorStream(true));
            process.getOutputStream().close();
            StreamTail output = new StreamTail("ffmpeg-trial", process.getInputStream(), onLine);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it did not answer in " + LIMIT_SECONDS + " s");
            }
            output.await();
            if (process.exitValue() != 0) {
                throw new IOException("it ended with " + process.exitValue());
            }
        }
    }
}
