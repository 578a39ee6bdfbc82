package dev.storyreel.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.media.AudioCue;
import dev.storyreel.media.ClipSound;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaError;
import dev.storyreel.media.Music;
import dev.storyreel.media.ProcessGroup;
import dev.storyreel.media.SoundPlan;
import dev.storyreel.media.sound.TestSound.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasteredSoundTest {
    private static final int RATE = TestSound.RATE;
    private static final Music AMBIENT = new Music.Generated(Music.Style.AMBIENT, 4);

    @TempDir
    Path folder;

    private final ProcessGroup work = new ProcessGroup();

    private AudioCue cue(String name, TestSound sound, long start) throws Exception {
        return new AudioCue(sound.write(folder.resolve(name + ".wav")), start);
    }

    private TestSound mastered(List<AudioCue> cues, Music music, int length, int block) throws Exception {
        SoundPlan plan = new SoundPlan(cues, music, Loudness.DEFAULT);
        try (MasteredSound sound = MasteredSound.open(plan, length, 0, work)) {
            TestSound all = TestSound.all(sound, length, block);
            assertThat(all.left().length).isEqualTo(length);
            return all;
        }
    }

    @Test
    void everyFilmComesOutAtItsLoudness() throws Exception {
        for (double level : List.of(0.003, 0.1, 0.9, 4.0)) {
            List<AudioCue> cues = List.of(cue("voice", TestSound.speech(level, 9, 1), 9600));
            for (Music music : List.of(Music.NONE, AMBIENT)) {
                TestSound film = mastered(cues, music, 10 * RATE, 8192);
                Judgement judgement = film.judged(folder);
                assertThat(judgement.loudness()).isCloseTo(-14, within(0.2));
                assertThat(judgement.truePeak()).isLessThanOrEqualTo(-0.8);
                assertThat(film.truePeak()).isLessThanOrEqualTo(-0.9);
            }
        }
    }

    @Test
    void loudAndQuietNarrationsAreHeardAlike() throws Exception {
        List<AudioCue> cues = List.of(
                cue("loud", TestSound.speech(0.9, 4, 1), 0), cue("quiet", TestSound.speech(0.02, 4, 2), 5L * RATE));
        TestSound film = mastered(cues, Music.NONE, 10 * RATE, 8192);
        double loud = film.part(0, 4 * RATE).loudness();
        double quiet = film.part(5 * RATE, 9 * RATE).loudness();
        assertThat(loud).isCloseTo(quiet, within(0.5));
    }

    /** The edge is rounded off over 96 samples, from nothing at its first. */
    @Test
    void narrationsLieOnTheirSamples() throws Exception {
        List<AudioCue> cues = List.of(
                cue("a", TestSound.mono(RATE, i -> 0.5 * Math.cos(i * 0.1)), 12_345),
                cue("b", TestSound.mono(RATE, i -> 0.5 * Math.cos(i * 0.1)), 100_001));
        for (int block : List.of(480, 8192)) {
            float[] film = mastered(cues, Music.NONE, 3 * RATE + 7777, block).left();
            for (AudioCue cue : cues) {
                int start = (int) cue.startSample();
                assertThat(Math.abs(film[start])).isLessThan(1e-6f);
                assertThat(Math.abs(film[start - 1])).isLessThan(1e-6f);
                assertThat(film[start + 1]).isGreaterThan(1e-4f);
                assertThat(Math.abs(film[start + RATE])).isLessThan(1e-6f);
                assertThat(Math.abs(film[start + RATE - 2])).isGreaterThan(1e-5f);
            }
        }
    }

    @Test
    void musicStaysFarBelowSpeechAndComesBackInPauses() throws Exception {
        int length = 16 * RATE;
        TestSound voice = TestSound.tone(500, -9, 6);
        List<AudioCue> cues = List.of(cue("voice", voice, 2L * RATE));
        for (Music music : List.of(AMBIENT, new Music.Generated(Music.Style.UPBEAT, 4))) {
            TestSound film = mastered(cues, music, length, 8192);
            TestSound alone = mastered(cues, Music.NONE, length, 8192);
            double gap = film.part(10 * RATE, 13 * RATE).loudness();
            assertThat(gap).isBetween(-34.0, -22.0);
            // what is left without the speech is the music beneath it
            TestSound under = minus(film.part(3 * RATE, 7 * RATE), alone.part(3 * RATE, 7 * RATE));
            assertThat(under.loudness()).isLessThan(-14.0 - 18);
            assertThat(gap - under.loudness()).isGreaterThan(4);
        }
    }

    /** Both films are mastered by nearly the same gain: the tone's own level tells by which. */
    private static TestSound minus(TestSound film, TestSound alone) {
        double cross = 0;
        double square = 0;
        for (int i = 0; i < film.left().length; i++) {
            cross += film.left()[i] * alone.left()[i];
            square += alone.left()[i] * alone.left()[i];
        }
        double gain = cross / square;
        float[] left = new float[film.left().length];
        float[] right = new float[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = (float) (film.left()[i] - gain * alone.left()[i]);
            right[i] = (float) (film.right()[i] - gain * alone.right()[i]);
        }
        return new TestSound(left, right);
    }

    @Test
    void musicFadesInAndOutWithTheFilm() throws Exception {
        int length = 12 * RATE;
        Path wav = TestSound.noise(0.3, 5 * RATE, 1).write(folder.resolve("music.wav"));
        TestSound film = mastered(List.of(), new Music.OwnFile(wav), length, 8192);
        assertThat(film.part(0, RATE / 20).truePeak()).isLessThan(-30);
        assertThat(film.part(length - RATE / 10, length).truePeak()).isLessThan(-30);
        assertThat(film.loudness()).isCloseTo(-14, within(0.2));
        assertThat(film.part(length / 2, length / 2 + RATE).loudness()).isBetween(-15.5, -12.5);
    }

    @Test
    void silenceStaysSilent() throws Exception {
        TestSound silent = TestSound.mono(2 * RATE, i -> 0);
        TestSound film = mastered(List.of(cue("none", silent, 0)), Music.NONE, 2 * RATE, 999);
        assertThat(film.isSameAs(silent)).isTrue();
        assertThat(mastered(List.of(), Music.NONE, 2 * RATE, 999).isSameAs(silent))
                .isTrue();
    }

    @Test
    void sameInputGivesTheSameSamples() throws Exception {
        List<AudioCue> cues = List.of(cue("voice", TestSound.speech(0.4, 3, 1), 5000));
        TestSound once = mastered(cues, AMBIENT, 4 * RATE, 8192);
        assertThat(mastered(cues, AMBIENT, 4 * RATE, 8192).isSameAs(once)).isTrue();
        assertThat(mastered(cues, AMBIENT, 4 * RATE, 1000).isSameAs(once)).isTrue();
    }

    @Test
    void hostileFloatsHarmNoOtherNarration() throws Exception {
        TestSound hostile = TestSound.mono(RATE, i -> i % 3 == 0 ? Double.NaN : Double.POSITIVE_INFINITY);
        List<AudioCue> cues = List.of(cue("bad", hostile, 0), cue("voice", TestSound.speech(0.4, 4, 1), 2L * RATE));
        TestSound film = mastered(cues, AMBIENT, 7 * RATE, 8192);
        assertThat(film.loudness()).isCloseTo(-14, within(0.5));
        assertThat(film.truePeak()).isLessThan(-0.9);
        assertThat(film.part(2 * RATE, 6 * RATE).loudness()).isBetween(-17.0, -12.0);
    }

    @Test
    void aClipIsHeardWhereItIsSeenAndGoesRound() throws Exception {
        Path round = TestSound.tone(1000, -20, 0.5).write(folder.resolve("round.wav"));
        ClipSound clip = new ClipSound(round, RATE, 2L * RATE, 0, 4800, -10);
        TestSound film = mixed(List.of(), List.of(clip), 4 * RATE, 1000);
        assertThat(film.part(0, RATE - 10).loudest()).isZero();
        double level = film.part(RATE, 3 * RATE - 4800).loudness();
        assertThat(level).isCloseTo(Levels.SPEECH - 10, within(0.3));
        assertThat(film.part(2 * RATE - 2400, 2 * RATE - 200).loudest())
                .isCloseTo(film.part(2 * RATE + 200, 2 * RATE + 2400).loudest(), within(1e-3f));
        assertThat(film.part(3 * RATE - 480, 3 * RATE).loudest())
                .isLessThan(0.5f * film.part(2 * RATE, 2 * RATE + 4800).loudest());
        assertThat(film.part(3 * RATE, 4 * RATE).loudest()).isZero();
        assertThat(mixed(List.of(), List.of(clip), 4 * RATE, 8192).left()).isEqualTo(film.left());
    }

    @Test
    void aClipGivesWayToSpeechAndNoiseIsNotRaised() throws Exception {
        Path round = TestSound.tone(1000, -20, 1).write(folder.resolve("round.wav"));
        ClipSound clip = new ClipSound(round, 0, 8L * RATE, 0, 0, -10);
        List<AudioCue> voice = List.of(cue("voice", TestSound.tone(40, -12, 3), 4L * RATE));
        TestSound with = mixed(voice, List.of(clip), 8 * RATE, 8192);
        TestSound without = mixed(voice, List.of(), 8 * RATE, 8192);
        double alone = with.minus(without).part(RATE, 3 * RATE).loudness();
        double under = with.minus(without).part(5 * RATE, 6 * RATE).loudness();
        assertThat(alone - under).isBetween(6.0, 15.0);

        Path hiss = TestSound.tone(1000, -60, 1).write(folder.resolve("hiss.wav"));
        TestSound quiet = mixed(List.of(), List.of(new ClipSound(hiss, 0, RATE, 0, 0, 0)), RATE, 8192);
        assertThat(quiet.part(200, RATE - 200).loudest()).isCloseTo((float) Levels.factor(-48), within(1e-4f));
    }

    /** It would go round for ever. */
    @Test
    void aClipsSoundIsNotEmpty() throws Exception {
        Path empty = TestSound.mono(0, _ -> 0).write(folder.resolve("empty.wav"));
        assertThatThrownBy(() -> mixed(List.of(), List.of(new ClipSound(empty, 0, RATE, 0, 0, -10)), RATE, 8192))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.AUDIO_UNREADABLE));
    }

    @Test
    void aClipsSoundEndsWithTheFilm() throws Exception {
        Path round = TestSound.tone(1000, -20, 0.5).write(folder.resolve("round.wav"));
        assertThatThrownBy(() -> mixed(List.of(), List.of(new ClipSound(round, 10, RATE, 0, 0, -10)), RATE, 100))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.TIMELINE_INVALID));
    }

    private TestSound mixed(List<AudioCue> voices, List<ClipSound> clips, int length, int block) throws Exception {
        SoundPlan plan = new SoundPlan(voices, clips, Music.NONE, Loudness.DEFAULT);
        try (SoundMixer mixer = new SoundMixer.Parts(plan, length, work).mix()) {
            return TestSound.all(mixer, length, block);
        }
    }

    @Test
    void aNarrationMayEndWithTheFilmButNotAfterIt() throws Exception {
        List<AudioCue> cues = new ArrayList<>(List.of(cue("voice", TestSound.tone(440, -10, 1), RATE)));
        mastered(cues, Music.NONE, 2 * RATE, 4096);
        assertThatThrownBy(() -> mastered(cues, Music.NONE, 2 * RATE - 1, 4096))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.TIMELINE_INVALID));
    }

    @Test
    void measuringEndsWhenTheWorkIsCancelled() throws Exception {
        SoundPlan plan = SoundPlan.of(List.of(cue("voice", TestSound.tone(440, -10, 1), 0)));
        work.close();
        assertThatThrownBy(() -> MasteredSound.open(plan, RATE, 0, work))
                .isInstanceOfSatisfying(
                        StoryreelException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(MediaError.RENDER_CANCELLED));
    }
}
