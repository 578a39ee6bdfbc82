package dev.storyreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.cli.Answers.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    @Test
    void aJobThatWasMadeAgainCountsOnce() {
        List<Stage> stages = Stage.of(List.of(
                new Job("generate_plan", null, "succeeded"),
                new Job("generate_audio", 0, "cancelled"),
                new Job("generate_audio", 1, "succeeded"),
                new Job("generate_audio", 0, "succeeded"),
                new Job("render_final", null, "cancelled"),
                new Job("render_final", null, "blocked")));

        assertThat(stages)
                .containsExactly(
                        new Stage("plan", 1, 1),
                        new Stage("voices", 2, 2),
                        new Stage("pictures", 0, 0),
                        new Stage("clips", 0, 0),
                        new Stage("film", 0, 1));
    }
}
