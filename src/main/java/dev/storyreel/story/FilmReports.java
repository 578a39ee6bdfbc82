package dev.storyreel.story;

import dev.storyreel.kind.Json;
import dev.storyreel.media.Encoding;
import dev.storyreel.media.FilmFacts;
import dev.storyreel.media.Timeline;
import dev.storyreel.production.Attempt;
import dev.storyreel.production.Job;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import dev.storyreel.production.Warning;
import dev.storyreel.story.FilmReport.ClipLine;
import dev.storyreel.story.FilmReport.Film;
import dev.storyreel.story.FilmReport.JobLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes the report of a finished film. */
@Component
class FilmReports {
    private final ObjectProvider<Productions> productions;
    private final Json json;

    FilmReports(ObjectProvider<Productions> productions, Json json) {
        this.productions = productions;
        this.json = json;
    }

    /** @param found what the job that writes the report has to warn of, beside what is known of the production */
    byte[] write(
            Project project,
            Encoding encoding,
            List<Clip> clips,
            Timeline timeline,
            FilmFacts facts,
            List<Warning> found) {
        Productions all = productions.getObject();
        Production production = all.find(project.id()).orElseThrow();
        return json.writePretty(new FilmReport(
                project.id(),
                production.revision(),
                project.title(),
                film(facts, timeline),
                encoding,
                clips.stream().map(clip -> line(project, clip, timeline)).toList(),
                production.offline(),
                production.costUsd(),
                Stream.concat(production.warnings().stream(), found.stream()).toList(),
                attributions(clips),
                all.jobs(project.id()).stream().map(FilmReports::line).toList()));
    }

    private static Film film(FilmFacts facts, Timeline timeline) {
        return new Film(
                facts.duration().toMillis() / 1000.0,
                facts.soundMinusPictureMs().map(FilmReports::thousandths).orElse(null),
                timeline.frames(),
                facts.faststart(),
                facts.decoderComplaints(),
                facts.picture(),
                facts.sound());
    }

    private static ClipLine line(Project project, Clip clip, Timeline timeline) {
        Timeline.Scene scene = timeline.scenes().get(clip.index());
        double fps = timeline.canvas().framesPerSecond();
        return new ClipLine(
                clip.index(),
                clip.narration(),
                thousandths(scene.startFrame() / fps),
                thousandths(scene.frames() / fps),
                MediaAnswer.of(clip),
                clip.requireVoice().use(),
                clip.requireDrawing().use(),
                clip.isFilmed(project) ? clip.requireFilmed().use() : null,
                clip.captions());
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** Each once, in the order of the film. */
    static List<String> attributions(List<Clip> clips) {
        return clips.stream()
                .flatMap(clip -> clip.requireDrawing().attributions().stream())
                .distinct()
                .toList();
    }

    private static JobLine line(Job job) {
        return new JobLine(
                job.type(),
                job.itemIndex(),
                job.status().code(),
                job.attempts().stream().anyMatch(Attempt::reused),
                job.attempts().size(),
                job.startedAt(),
                job.finishedAt(),
                job.attempts().stream().map(Attempt::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
