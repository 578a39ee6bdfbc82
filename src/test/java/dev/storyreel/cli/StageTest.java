package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Job;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void aJobThatWasMadeAgainCountsOnce() {
        List<Stage> stages = Stage.of(List.of(
                new Job(1, "render_final", null, "succeeded"),
                new Job(2, "generate_plan", null, "succeeded"),
                new Job(2, "generate_audio", 0, "cancelled"),
                new Job(2, "generate_audio", 1, "succeeded"),
                new Job(2, "generate_audio", 0, "succeeded"),
                new Job(2, "render_final", null, "cancelled"),
                new Job(2, "render_final", null, "blocked")));

        assertThat(stages)
                .containsExactly(
                        new Stage("voices", 2, 2),
                        new Stage("pictures", 0, 0),
                        new Stage("clips", 0, 0),
                        new Stage("film", 0, 1));
    }

    @Test
    void theJobsOfEveryClipAreToldApartInWhatTheStudioAnswers() {
        Answers.Timeline timeline = StudioClient.JSON.readValue("""
                {"jobs": [{"type": "render_clip", "item_index": 0, "status": "succeeded"},
                          {"type": "render_clip", "item_index": 1, "status": "running"}]}
                """, Answers.Timeline.class);

        assertThat(Stage.of(Objects.requireNonNull(timeline.jobs()))).contains(new Stage("clips", 1, 2));
    }
}
