package dev.storyreel.dub;

import dev.storyreel.production.JobGraph;
import dev.storyreel.production.JobType;
import dev.storyreel.production.Lane;
import dev.storyreel.production.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How a recording becomes a dub. Each language is a branch, so that one that fails leaves the others alone. The weights are about the
 * seconds each step takes beside the others, so that progress runs evenly.
 */
final class DubGraph {
    static final String KIND = "dub";

    static final JobType PROBE = render("probe", 3, Duration.ofMinutes(40));
    static final JobType TRANSCRIBE = network("transcribe", 20, Duration.ofMinutes(150));
    static final JobType TRANSCRIPT = network("transcript", 1, Duration.ofMinutes(5));
    static final JobType TRANSLATE = network("translate", 5, Duration.ofMinutes(60));
    static final JobType REWORD = network("reword", 2, Duration.ofMinutes(60));
    static final JobType SPEAK = network("speak", 2, Duration.ofMinutes(20));
    static final JobType ALIGN = render("align", 1, Duration.ofMinutes(10));
    static final JobType MIX = render("mix", 6, Duration.ofMinutes(40));
    static final JobType CAPTION = render("caption", 1, Duration.ofMinutes(10));
    static final JobType PACKAGE = render("package", 4, Duration.ofMinutes(40));

    /** What is prepared for all languages that are translated. */
    static final String HEARING = "transcript";

    /** In one go people say about so much. */
    private static final long SAMPLES_A_LINE = 5 * 48_000L;

    private DubGraph() {}

    /** First the recording is looked at; only then it is known how many pieces it has. */
    static JobGraph probing() {
        JobGraph graph = new JobGraph();
        graph.add(PROBE);
        return graph;
    }

    /**
     * Then each piece is written down. Languages whose words were given do not wait for that, nor do they fail with it.
     *
     * @param pieces how many have to be written down; 0 where the transcript was given
     * @param transcribed whether any language needs the transcript
     * @param worded languages whose words were given
     */
    static JobGraph hearing(int pieces, boolean transcribed, Collection<String> worded) {
        JobGraph graph = languages(worded);
        List<JobGraph.Node> heard = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            heard.add(graph.add(TRANSCRIBE, piece).preparing(HEARING));
        }
        if (transcribed) {
            graph.add(TRANSCRIPT).preparing(HEARING).after(heard);
        }
        return graph;
    }

    /** Then each language is worded. */
    static JobGraph languages(Collection<String> languages) {
        JobGraph graph = new JobGraph();
        languages.forEach(language -> graph.add(TRANSLATE).in(language));
        return graph;
    }

    /** Then its lines are spoken side by side and put in their places. */
    static JobGraph speaking(String language, Collection<Integer> lines) {
        JobGraph graph = new JobGraph();
        List<JobGraph.Node> spoken =
                lines.stream().map(line -> graph.add(SPEAK, line).in(language)).toList();
        graph.add(ALIGN).in(language).after(spoken);
        return graph;
    }

    /** What does not fit is worded anew, and spoken again. */
    static JobGraph rewording(String language) {
        JobGraph graph = new JobGraph();
        graph.add(REWORD).in(language);
        return graph;
    }

    /** What fits is mixed and captioned. */
    static JobGraph finishing(String language) {
        JobGraph graph = new JobGraph();
        JobGraph.Node mixed = graph.add(MIX).in(language);
        JobGraph.Node captioned = graph.add(CAPTION).in(language);
        graph.add(PACKAGE).in(language).after(mixed, captioned);
        return graph;
    }

    /**
     * The weight of all that work, as far as it can be guessed.
     *
     * @param samples length of the recording at 48 kHz; 0 if it is not known
     */
    static int weight(long samples, int languages) {
        long lines = 1 + samples / SAMPLES_A_LINE;
        long each = TRANSLATE.weight()
                + lines * SPEAK.weight()
                + ALIGN.weight()
                + MIX.weight()
                + CAPTION.weight()
                + PACKAGE.weight();
        return Math.toIntExact(PROBE.weight() + TRANSCRIBE.weight() + TRANSCRIPT.weight() + languages * each);
    }

    private static JobType network(String name, int weight, Duration limit) {
        return JobType.of(KIND, name, Lane.NETWORK, weight, limit, RetryPolicy.OUTAGE);
    }

    private static JobType render(String name, int weight, Duration limit) {
        return JobType.of(KIND, name, Lane.RENDER, weight, limit, RetryPolicy.QUICK);
    }
}
