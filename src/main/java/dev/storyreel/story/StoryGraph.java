package dev.storyreel.story;

import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a story becomes a film. The weights are about the seconds each step takes beside the others, so that progress runs
 * evenly.
 */
final class StoryGraph {
    static final String KIND = "story";

    // long enough for each provider of a route to be slow three times; each call has limits of its own
    static final JobType GENERATE_PLAN = network("generate_plan", 4, Duration.ofMinutes(30));
    static final JobType GENERATE_AUDIO = network("generate_audio", 2, Duration.ofMinutes(20));
    static final JobType GENERATE_IMAGE = network("generate_image", 3, Duration.ofMinutes(20));
    // a vendor is at it for minutes, but each attempt only begins it, asks after it or fetches it
    static final JobType GENERATE_VIDEO = network("generate_video", 20, Duration.ofMinutes(15));
    static final JobType RENDER_CLIP = render("render_clip", 8, Duration.ofMinutes(10));
    static final JobType RENDER_TRANSITION = render("render_transition", 2, Duration.ofMinutes(10));
    static final JobType MIX_SOUND = render("mix_sound", 3, Duration.ofMinutes(15));
    static final JobType RENDER_PREVIEW = render("render_preview", 1, Duration.ofMinutes(5));
    static final JobType RENDER_FINAL = render("render_final", 3, Duration.ofMinutes(30));

    private StoryGraph() {}

    /** First a plan is made; only it knows how many clips there will be. */
    static JobGraph planning() {
        JobGraph graph = new JobGraph();
        graph.add(GENERATE_PLAN);
        return graph;
    }

    /**
     * Then every clip is spoken and drawn side by side, filmed where its picture is to move by itself, which takes as long as
     * is spoken, and rendered; so is each transition between two of them. The sound is mixed as soon as all is spoken and the
     * clips are there whose own sound is heard, the preview made as soon as the clips are there that it shows, and in the end
     * the film is made of all that.
     */
    static JobGraph filming(Project project, Scenes scenes) {
        return filming(scenes, project.hasTransitions());
    }

    static JobGraph filming(Scenes scenes, boolean withTransitions) {
        int clips = scenes.count();
        JobGraph graph = new JobGraph();
        List<JobGraph.Node> heard = new ArrayList<>();
        List<JobGraph.Node> bodies = new ArrayList<>();
        List<JobGraph.Node> transitions = new ArrayList<>();
        List<JobGraph.Node> before = List.of();
        for (int clip = 0; clip < clips; clip++) {
            JobGraph.Node voice = graph.add(GENERATE_AUDIO, clip);
            JobGraph.Node picture = graph.add(GENERATE_IMAGE, clip);
            heard.add(voice);
            if (scenes.sounding().contains(clip)) {
                heard.add(picture);
            }
            List<JobGraph.Node> made = scenes.filmed().contains(clip)
                    ? List.of(graph.add(GENERATE_VIDEO, clip).after(voice, picture))
                    : List.of(voice, picture);
            bodies.add(graph.add(RENDER_CLIP, clip).after(made));
            if (withTransitions && clip > 0) {
                transitions.add(
                        graph.add(RENDER_TRANSITION, clip - 1).after(before).after(made));
            }
            before = made;
        }
        JobGraph.Node sound = graph.add(MIX_SOUND).after(heard);
        graph.add(RENDER_FINAL).after(bodies).after(transitions).after(sound);
        graph.add(RENDER_PREVIEW)
                .after(RenderPreview.shown(clips).stream().map(bodies::get).toList());
        return graph;
    }

    /** The weight of all jobs of a film of these scenes. */
    static int weight(Scenes scenes, boolean withTransitions) {
        int clips = scenes.count();
        int each = GENERATE_AUDIO.weight() + GENERATE_IMAGE.weight() + RENDER_CLIP.weight();
        int transitions = withTransitions ? (clips - 1) * RENDER_TRANSITION.weight() : 0;
        int film = MIX_SOUND.weight() + RENDER_FINAL.weight() + RENDER_PREVIEW.weight();
        int filmed = scenes.filmed().size() * GENERATE_VIDEO.weight();
        return GENERATE_PLAN.weight() + clips * each + filmed + transitions + film;
    }

    private static JobType network(String name, int weight, Duration limit) {
        return JobType.of(KIND, name, Lane.NETWORK, weight, limit, RetryPolicy.OUTAGE);
    }

    private static JobType render(String name, int weight, Duration limit) {
        return JobType.of(KIND, name, Lane.RENDER, weight, limit, RetryPolicy.QUICK);
    }
}
