package dev.storyreel.dub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.ffmpeg.FfmpegFinder;
import dev.storyreel.testing.OwnClips;
import dev.storyreel.testing.OwnFiles;
import dev.storyreel.testing.StudioServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is heard beside the dubbed voice: a tone tells itself from any voice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DubBackgroundTest {
    private static final double HZ = 3_000;
    private static final int SECONDS = 16;

    /** Two lines, with silence from the sixth to the tenth second. */
    private static final String CAPTIONS = "1\\n00:00:02,000 --> 00:00:05,000\\nThis is what I want to hear"
            + " before anybody else says it.\\n\\n"
            + "2\\n00:00:11,000 --> 00:00:14,000\\nAnd this is what comes after all the silence that was there.\\n";

    private StudioServer server;
    private DubClient dubs;
    private OwnClips clips;
    private byte[] voice;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        voice = Files.readAllBytes(Talk.of(11, SECONDS, 1).write(data.resolve("talk.wav")));
        server = StudioServer.start(data, List.of(), "storyreel.provider.route.speech=offline");
        dubs = new DubClient(server);
        clips = new OwnClips(server.get(FfmpegFinder.class), data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** @param voice alone, and in the mix */
    private record Made(String background, DubbedSound voice, DubbedSound mix) {}

    private Made dubbed(String more) throws Exception {
        String path = dubs.begin("""
                {%s, "target_languages": ["en"], "captions": {"en": "%s"}}
                """.formatted(more, CAPTIONS));
        String background = dubs.in(dubs.await(path, "succeeded"), "en")
                .at("/manifest/background")
                .asString();
        return new Made(
                background,
                DubbedSound.of(server, dubs.file(path, "en_voice.flac")),
                DubbedSound.of(server, dubs.file(path, "en_mix.flac")));
    }

    private byte[] tone(double amplitude) throws Exception {
        String source = String.format(Locale.ROOT, "aevalsrc='%f*sin(2*PI*%f*t)':s=48000:d=%d", amplitude, HZ, SECONDS);
        return clips.made("wav", source);
    }

    private String voiceOf(byte[] wav) {
        return "\"voice_upload_id\": \"" + OwnFiles.send(server, "voice", "audio/wav", wav) + '"';
    }

    private String behind(double amplitude) throws Exception {
        String upload = OwnFiles.send(server, "background", "audio/wav", tone(amplitude));
        return voiceOf(voice) + ", \"background_upload_id\": \"" + upload + '"';
    }

    @Test
    void aBackgroundIsHeardWhereNobodySpeaksAndGivesWayWhereSomebodyDoes() throws Exception {
        Made made = dubbed(behind(0.04));
        assertThat(made.background()).isEqualTo("background");
        isSpokenAndSilent(made.voice());

        DubbedSound mix = made.mix();
        double alone = mix.tone(HZ, 6_500, 9_500);
        assertThat(mix.level(6_500, 9_500)).as("the tone, and nothing else").isCloseTo(alone - 3.01, within(0.2));
        assertThat(alone).isBetween(-60.0, -20.0);
        assertThat(mix.tone(HZ, 14_800, 15_800)).as("it comes back").isCloseTo(alone, within(0.5));
        assertThat(mix.tone(HZ, 200, 1_800)).as("it is there at the beginning").isCloseTo(alone, within(0.5));
        assertThat(alone - mix.tone(HZ, 2_300, 4_700))
                .as("under the first line")
                .isGreaterThan(4);
        assertThat(alone - mix.tone(HZ, 11_300, 13_700))
                .as("under the second line")
                .isGreaterThan(4);
        assertThat(made.voice().tone(HZ, 2_300, 4_700))
                .as("in the voice alone")
                .isLessThan(mix.tone(HZ, 2_300, 4_700) - 10);
    }

    @Test
    void aBackgroundStaysToTheVoiceAsItWasToTheRecordings() throws Exception {
        DubbedSound near = dubbed(behind(0.04)).mix();
        DubbedSound far = dubbed(behind(0.01)).mix();
        double nearer = near.level(2_300, 4_700) - near.tone(HZ, 6_500, 9_500);
        double farther = far.level(2_300, 4_700) - far.tone(HZ, 6_500, 9_500);
        assertThat(farther - nearer).as("12 dB softer").isCloseTo(12.04, within(0.7));
    }

    @Test
    void theOriginalIsHeardSoftlyWhereItIsAskedForAndElseNotAtAll() throws Exception {
        byte[] original = tone(0.3);
        Made kept = dubbed(voiceOf(original) + ", \"keep_original\": true");
        assertThat(kept.background()).isEqualTo("original");
        isSpokenAndSilent(kept.voice());
        double alone = kept.mix().tone(HZ, 6_500, 9_500);
        double spoken = kept.mix().level(2_300, 4_700);
        // the meter of loudness hears 3 kHz up to 4 dB louder than it is
        assertThat(spoken - (alone - 3.01)).as("softly").isBetween(8.0, 20.0);
        assertThat(alone - kept.mix().tone(HZ, 2_300, 4_700))
                .as("softer still under a line")
                .isGreaterThan(4);

        Made none = dubbed(voiceOf(original));
        assertThat(none.background()).isEqualTo("none");
        isSpokenAndSilent(none.voice());
        isSpokenAndSilent(none.mix());
    }

    private static void isSpokenAndSilent(DubbedSound sound) {
        assertThat(sound.level(2_300, 4_700)).isGreaterThan(-40);
        assertThat(sound.level(11_300, 13_700)).isGreaterThan(-40);
        assertThat(sound.loudest(6_500, 9_500)).isLessThanOrEqualTo(1);
        assertThat(sound.loudest(200, 1_800)).isLessThanOrEqualTo(1);
    }
}
