package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.sound.SoundSource;
import dev.storyreel.media.sound.SpeechSpans;
import dev.storyreel.media.sound.VoiceSpan;
import dev.storyreel.media.sound.WavWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechSpansTest {
    private static final int MS = 48;

    @TempDir
    Path folder;

    private List<VoiceSpan> spans(SoundSource sound, long samples) throws IOException {
        Path file = folder.resolve("sound.wav");
        WavWriter.write(sound, file, 1, samples);
        return SpeechSpans.of(file);
    }

    /** However loud the recording is, and whatever is behind the voice. */
    @ParameterizedTest
    @CsvSource({
        "silence, 1, 15",
        "silence, 0.02, 15",
        "noise, 1, 25",
        "noise, 0.1, 25",
        "music, 1, 40",
        "music, 0.1, 40"
    })
    void aTalkIsFoundWhereItIsSpoken(String behind, double level, int exactMs) throws Exception {
        Talk talk = Talk.of(5, 120, 3);
        SoundSource voice = talk.sound();
        SoundSource sound = switch (behind) {
            case "noise" -> Beds.noise(voice, 0.02);
            case "music" -> Beds.music(voice, 0.05);
            default -> voice;
        };
        List<VoiceSpan> found = spans(scaled(sound, level), talk.total());
        List<VoiceSpan> spoken = spoken(talk);
        assertThat(found).hasSameSizeAs(spoken);
        for (int i = 0; i < found.size(); i++) {
            assertThat(Math.abs(found.get(i).start() - spoken.get(i).start())).isLessThan((long) exactMs * MS);
            assertThat(Math.abs(found.get(i).end() - spoken.get(i).end())).isLessThan((exactMs + 40L) * MS);
        }
    }

    /** Words that are less than 200 ms apart, taken together. */
    private static List<VoiceSpan> spoken(Talk talk) {
        List<VoiceSpan> spans = new ArrayList<>();
        for (Babble.Word word : talk.words()) {
            if (!spans.isEmpty() && word.start() - spans.getLast().end() < 200 * MS) {
                spans.set(spans.size() - 1, new VoiceSpan(spans.getLast().start(), word.end()));
            } else {
                spans.add(new VoiceSpan(word.start(), word.end()));
            }
        }
        return spans;
    }

    private static SoundSource scaled(SoundSource sound, double level) {
        return (left, right) -> {
            int count = sound.next(left, right);
            for (int i = 0; i < count; i++) {
                left[i] *= (float) level;
            }
            return count;
        };
    }

    @Test
    void whatIsSilentHasNone() throws Exception {
        Talk talk = Talk.of(5, 5, 1);
        assertThat(spans(scaled(talk.sound(), 0), talk.total())).isEmpty();
        assertThat(spans(scaled(talk.sound(), 0.0005), talk.total())).isEmpty();
        assertThat(spans((_, _) -> 0, 0)).isEmpty();
    }

    @Test
    void whatIsEquallyLoudIsOne() throws Exception {
        Talk talk = Talk.of(5, 5, 1);
        assertThat(spans(Beds.noise(scaled(talk.sound(), 0), 0.1), talk.total()))
                .containsExactly(new VoiceSpan(0, talk.total()));
    }
}
