package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one stage of a film is.
 *
 * @param done jobs that have succeeded, of {@code total}
 */
record Stage(String name, int done, int total) {
    private static final List<Map.Entry<String, String>> STAGES = List.of(
            Map.entry("plan", "generate_plan"),
            Map.entry("voices", "generate_audio"),
            Map.entry("pictures", "generate_image"),
            Map.entry("clips", "render_clip"),
            Map.entry("film", "render_final"));

    /** The stages in their order; those whose jobs are not known yet have a total of 0; jobs of earlier revisions are over. */
    static List<Stage> of(List<Job> jobs) {
        int revision = jobs.stream().mapToInt(Stage::revision).max().orElse(0);
        List<Stage> stages = new ArrayList<>();
        // the plan of a film that is made again stays
        List<Map.Entry<String, String>> shown = revision > 1 ? STAGES.subList(1, STAGES.size()) : STAGES;
        for (Map.Entry<String, String> stage : shown) {
            // a job that was made again comes after the one it stands for
            Map<String, String> statuses = new HashMap<>();
            jobs.stream()
                    .filter(job -> revision(job) == revision)
                    .filter(job -> stage.getValue().equals(job.type()))
                    .forEach(job -> statuses.put(String.valueOf(job.itemIndex()), String.valueOf(job.status())));
            int done = Collections.frequency(statuses.values(), "succeeded");
            stages.add(new Stage(stage.getKey(), done, statuses.size()));
        }
        return stages;
    }

    /** The stage that a type of job is part of; else the type in words. */
    static String named(String type) {
        return STAGES.stream()
                .filter(stage -> stage.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> type.replace('_', ' '));
    }

    private static int revision(Job job) {
        return job.revision() == null ? 0 : job.revision();
    }
}
