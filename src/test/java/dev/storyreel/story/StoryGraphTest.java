package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.JobGraph;
import dev.storyreel.production.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryGraphTest {
    @Test
    void everyClipIsSpokenAndDrawnAtOnceThenRenderedAndTheFilmWaitsForAll() {
        List<JobGraph.Node> nodes = StoryGraph.filming(3).nodes();

        assertThat(nodes).hasSize(3 * 3 + 1);
        for (JobGraph.Node node : nodes) {
            List<String> waitsFor = node.dependencies().stream()
                    .map(other -> other.type().name() + " " + other.itemIndex())
                    .toList();
            switch (node.type().name()) {
                case "generate_audio", "generate_image" -> assertThat(waitsFor).isEmpty();
                case "render_clip" ->
                    assertThat(waitsFor)
                            .containsExactlyInAnyOrder(
                                    "generate_audio " + node.itemIndex(), "generate_image " + node.itemIndex());
                default -> assertThat(waitsFor).containsExactly("render_clip 0", "render_clip 1", "render_clip 2");
            }
        }
    }

    @Test
    void theExpectedWeightIsThatOfTheJobs() {
        int jobs = StoryGraph.planning().nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum()
                + StoryGraph.filming(4).nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum();
        assertThat(StoryGraph.weight(4)).isEqualTo(jobs);
    }

    @Test
    void onlyRendersBurnCores() {
        assertThat(StoryGraph.filming(1).nodes())
                .allSatisfy(node -> assertThat(node.type().lane() == Lane.RENDER)
                        .isEqualTo(node.type().name().startsWith("render_")));
    }
}
