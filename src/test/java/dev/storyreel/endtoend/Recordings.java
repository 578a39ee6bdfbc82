package dev.storyreel.endtoend;

import java.io.IOException;
import java.nio.file.Path;

/** Recordings as users have them. */
final class Recordings {
    private Recordings() {}

    /** A small film of a test picture and a tone. */
    static Path video(Path file, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Machine.ffmpeg().toString(),
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=s=96x160:r=10:d=" + seconds,
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=220:r=48000:d=" + seconds,
                        "-pix_fmt",
                        "yuv420p",
                        file.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new AssertionError(file + " cannot be made");
        }
        return file;
    }
}
