package dev.storyreel.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.provider.vendor.Requests;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** What every adapter of the port does. */
public abstract class RecognitionProviderContract {
    protected abstract RecognitionProvider provider();

    @Test
    void timesEachWord() throws InterruptedException {
        Transcript transcript = provider().recognise(Requests.recognition());
        assertThat(transcript.words()).hasSize(4);
        assertThat(transcript.words()).isSortedAccordingTo(Comparator.comparingLong(Transcript.Word::startMs));
        assertThat(transcript.words().get(1).startMs()).isEqualTo(300);
        assertThat(transcript.words().get(1).endMs()).isEqualTo(540);
        assertThat(transcript.words()).allMatch(word -> !word.text().isBlank() && word.endMs() <= 1_200);
        assertThat(transcript.utterances()).isNotEmpty();
        assertThat(transcript.language()).isEqualTo("en");
        assertThat(transcript.use().usage()).isEqualTo(Usage.of(Unit.SOUND_SECONDS, 2));
    }

    @Test
    void inSilenceNothingIsSaid() throws InterruptedException {
        assertThat(provider().recognise(Requests.silence()).words()).isEmpty();
    }
}
