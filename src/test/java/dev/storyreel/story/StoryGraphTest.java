package dev.storyreel.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryGraphTest {
    private static Scenes plain(int count) {
        return new Scenes(count, Set.of(), Set.of());
    }

    @Test
    void aPictureThatIsToMoveIsFilmedOnceItIsThereAndItsLengthIsKnown() {
        List<JobGraph.Node> nodes =
                StoryGraph.filming(new Scenes(2, Set.of(), Set.of(1)), true).nodes();

        assertThat(waits(nodes, StoryGraph.GENERATE_VIDEO)).containsExactly("generate_audio 1", "generate_image 1");
        assertThat(waits(nodes, StoryGraph.RENDER_TRANSITION))
                .containsExactly("generate_audio 0", "generate_image 0", "generate_video 1");
    }

    private static List<String> waits(List<JobGraph.Node> nodes, JobType type) {
        return nodes.stream().filter(node -> node.type().equals(type)).findFirst().orElseThrow().dependencies().stream()
                .map(other -> other.type().name() + " " + other.itemIndex())
                .toList();
    }

    @Test
    void everyClipIsSpokenAndDrawnAtOnceThenRenderedAndTheFilmWaitsForAll() {
        List<JobGraph.Node> nodes = StoryGraph.filming(plain(3), true).nodes();

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
        JobGraph.Node sound = StoryGraph.filming(new Scenes(3, Set.of(1), Set.of()), true).nodes().stream()
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
        assertThat(StoryGraph.filming(plain(3), false).nodes())
                .hasSize(3 * 3 + 3)
                .noneMatch(node -> node.type().equals(StoryGraph.RENDER_TRANSITION));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theExpectedWeightIsThatOfTheJobs(boolean withTransitions) {
        Scenes scenes = new Scenes(4, Set.of(), Set.of(0, 2));
        int jobs = StoryGraph.planning().nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum()
                + StoryGraph.filming(scenes, withTransitions).nodes().stream()
                        .mapToInt(node -> node.type().weight())
                        .sum();
        assertThat(StoryGraph.weight(scenes, withTransitions)).isEqualTo(jobs);
    }

    @Test
    void onlyRendersBurnCores() {
        assertThat(StoryGraph.filming(new Scenes(2, Set.of(), Set.of(1)), true).nodes())
                .allSatisfy(node -> assertThat(node.type().lane() == Lane.RENDER)
                        .isEqualTo(node.type().name().matches("render_.*|mix_sound")));
    }
}
