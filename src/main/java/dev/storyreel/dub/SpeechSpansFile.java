package dev.storyreel.dub;

import dev.storyreel.kind.Json;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.production.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Where the recording speaks, as it is stored.
 *
 * @param spans in order, in samples at 48 kHz
 */
record SpeechSpansFile(List<VoiceSpan> spans) {
    static List<VoiceSpan> read(JobContext job, Json json) throws IOException {
        return json.read(Files.readString(job.fetch(DubAssets.SPEECH)), SpeechSpansFile.class)
                .spans();
    }
}
