package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.JobGraph;
import dev.storyreel.production.Lane;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryGraphTest {
    @Test
    void everyClipIsSpokenAndDrawnAtOnceThenRenderedAndTheFilmWaitsForAll() {
        List<JobGraph.Node> nodes = StoryGraph.filming(3, true, Set.of()).nodes();

        assertThat(nodes).hasSize(3 * 3 + 2 + 3);
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
                case "render_transition" -> {
                    int clip = Objects.requireNonNull(node.itemIndex());
                    assertThat(waitsFor)
                            .containsExactlyInAnyOrder(
                                    "generate_audio " + clip,
                                    "generate_image " + clip,
                                    "generate_audio " + (clip + 1),
                                    "generate_image " + (clip + 1));
                }
                case "mix_sound" ->
                    assertThat(waitsFor)
                            .containsExactlyInAnyOrder("generate_audio 0", "generate_audio 1", "generate_audio 2");
                case "render_preview" ->
                    assertThat(waitsFor).containsExactlyInAnyOrder("render_clip 0", "render_clip 1", "render_clip 2");
                default ->
                    assertThat(waitsFor)
                            .containsExactlyInAnyOrder(
                                    "mix_sound null",
                                    "render_clip 0",
                                    "render_clip 1",
                                    "render_clip 2",
                                    "render_transition 0",
                                    "render_transition 1");
            }
        }
    }

    @Test
    void theSoundWaitsForTheClipsThatAreHeard() {
        JobGraph.Node sound = StoryGraph.filming(3, true, Set.of(1)).nodes().stream()
                .filter(node -> node.type().equals(StoryGraph.MIX_SOUND))
                .findFirst()
                .orElseThrow();

        assertThat(sound.dependencies().stream()
                        .map(other -> other.type().name() + " " + other.itemIndex())
                        .toList())
                .containsExactlyInAnyOrder(
                        "generate_audio 0", "generate_audio 1", "generate_image 1", "generate_audio 2");
    }

    @Test
    void cutsNeedNoTransitions() {
        assertThat(StoryGraph.filming(3, false, Set.of()).nodes())
                .hasSize(3 * 3 + 3)
                .noneMatch(node -> node.type().equals(StoryGraph.RENDER_TRANSITION));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theExpectedWeightIsThatOfTheJobs(boolean withTransitions) {
        int jobs = StoryGraph.planning().nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum()
                + StoryGraph.filming(4, withTransitions, Set.of()).nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum();
        assertThat(StoryGraph.weight(4, withTransitions)).isEqualTo(jobs);
    }

    @Test
    void onlyRendersBurnCores() {
        assertThat(StoryGraph.filming(2, true, Set.of()).nodes())
                .allSatisfy(node -> assertThat(node.type().lane() == Lane.RENDER)
                        .isEqualTo(node.type().name().matches("render_.*|mix_sound")));
    }
}
