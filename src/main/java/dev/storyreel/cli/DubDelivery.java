package dev.storyreel.cli;

import dev.storyreel.cli.Answers.Asset;
import dev.storyreel.cli.Answers.Flagged;
import dev.storyreel.cli.Answers.InLanguage;
import dev.storyreel.cli.Answers.Manifest;
import dev.storyreel.cli.Answers.Note;
import dev.storyreel.cli.Answers.Project;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings a dub home, language by language, and tells how good each is. One that has failed keeps none of the others away. */
final class DubDelivery implements Errand.Delivery {
    private final StudioClient client;
    private final Errand errand;
    private final PrintStream out;
    private final boolean json;
    private final String title;
    private final @Nullable DubFolder wanted;

    /**
     * @param title of the recording
     * @param wanted where to, or null for a folder named after the recording
     */
    DubDelivery(
            StudioClient client,
            Errand errand,
            PrintStream out,
            boolean json,
            String title,
            @Nullable DubFolder wanted) {
        this.client = client;
        this.errand = errand;
        this.out = out;
        this.json = json;
        this.title = title;
        this.wanted = wanted;
    }

    @Override
    public void deliver(Project ended, String id) throws InterruptedException {
        List<InLanguage> languages = ended.languages() == null ? List.of() : ended.languages();
        List<InLanguage> made =
                languages.stream().filter(each -> each.manifest() != null).toList();
        if (made.isEmpty()) {
            errand.failUnlessSucceeded(ended, id);
            throw new CommandFailure(CliError.STUDIO_BAD_ANSWER, "the studio has made no language of the dub " + id);
        }
        DubFolder folder = wanted == null ? DubFolder.prepare(DubFolder.nameFor(title(ended), id), List.of()) : wanted;
        List<Asset> assets = client.assets(id).data();
        folder.fill(
                client,
                made.stream().map(each -> String.valueOf(each.language())).toList(),
                assets == null ? List.of() : assets);
        // each language that failed is told of below
        errand.warn(ended, "part_failed");
        if (json) {
            errand.print(summary(folder, id, ended.offline(), languages));
        } else {
            made.forEach(each -> out.println(Failures.oneLine(line(folder, each))));
            out.flush();
        }
        failIfOneHas(languages, id, folder);
        errand.failUnlessSucceeded(ended, id);
    }

    /** Of one that goes on, only the studio knows it. */
    private String title(Project ended) {
        return title.isEmpty() ? String.valueOf(ended.title()).replaceFirst("\\.[^.]*$", "") : title;
    }

    private static String line(DubFolder folder, InLanguage made) {
        Manifest manifest = Objects.requireNonNull(made.manifest());
        List<String> words = new ArrayList<>();
        List<String> missed = told(manifest.missed());
        words.add(
                missed.isEmpty()
                        ? "times, speed and loudness meet their targets"
                        : String.join(", ", missed)
                                + (missed.size() == 1 ? " misses its target" : " miss their targets"));
        int flagged = flagged(manifest);
        if (flagged > 0) {
            words.add(flagged == 1 ? "1 line to listen to" : flagged + " lines to listen to");
        }
        List<String> draft = told(manifest.draft());
        if (!draft.isEmpty()) {
            words.add("draft: " + String.join(", ", draft));
        }
        return folder.of(String.valueOf(made.language())) + ": " + String.join("; ", words);
    }

    private static Map<String, Object> summary(
            DubFolder folder, String id, boolean offline, List<InLanguage> languages) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("dub_id", id);
        summary.put("folder", folder.path().toString());
        summary.put("offline", offline);
        summary.put(
                "languages",
                languages.stream().map(each -> summary(folder, each)).toList());
        return summary;
    }

    private static Map<String, Object> summary(DubFolder folder, InLanguage each) {
        Fields fields = new Fields().put("language", each.language()).put("status", each.status());
        Manifest manifest = each.manifest();
        if (manifest != null) {
            fields.put("folder", folder.of(String.valueOf(each.language())).toString())
                    .put("missed", told(manifest.missed()))
                    .put("flagged", flagged(manifest))
                    .put("draft", told(manifest.draft()));
        }
        return fields.put("error", each.error()).toMap();
    }

    private void failIfOneHas(List<InLanguage> languages, String id, DubFolder folder) {
        List<InLanguage> failed =
                languages.stream().filter(InLanguage::hasFailed).toList();
        if (failed.isEmpty()) {
            return;
        }
        Note first = failed.getFirst().error();
        String code = first == null || first.code() == null ? "production_failed" : first.code();
        String why = failed.stream()
                .map(each -> each.language() + ": "
                        + (each.error() == null
                                ? "it gave no reason"
                                : client.inOwnNames("" + each.error().message())))
                .collect(Collectors.joining("; "));
        throw new CommandFailure(
                code,
                ExitCode.FAILED,
                Failures.oneLine(why) + "; try again, keeping what is done: "
                        + client.kind().resume(id, folder.path()),
                null);
    }

    private static int flagged(Manifest manifest) {
        return manifest.flagged() == null
                ? 0
                : (int) manifest.flagged().stream().filter(Flagged::isToReview).count();
    }

    private static List<String> told(@Nullable List<String> words) {
        return words == null ? List.of() : words;
    }
}
