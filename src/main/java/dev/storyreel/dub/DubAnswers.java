package dev.storyreel.dub;

import dev.storyreel.media.Canvas;
import dev.storyreel.production.BranchStage;
import dev.storyreel.production.Production;
import dev.storyreel.production.Productions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts together what clients see of a dub. */
@Component
class DubAnswers {
    private final Productions productions;
    private final Dubs dubs;
    private final DubLanguages languages;

    DubAnswers(Productions productions, Dubs dubs, DubLanguages languages) {
        this.productions = productions;
        this.dubs = dubs;
        this.languages = languages;
    }

    DubAnswer of(Production production) {
        return of(List.of(production)).getFirst();
    }

    /** In their order, with as many queries as for one. */
    List<DubAnswer> of(List<Production> shown) {
        List<UUID> ids = shown.stream().map(Production::id).toList();
        Map<UUID, Dub> dubOf = dubs.find(ids).stream().collect(Collectors.toMap(Dub::id, Function.identity()));
        Map<UUID, List<BranchStage>> stagesOf =
                productions.stages(ids).stream().collect(Collectors.groupingBy(BranchStage::productionId));
        Map<UUID, List<DubLanguages.Language>> languagesOf = languages.of(ids);
        return shown.stream()
                .map(production -> answer(
                        production,
                        known(production.id(), dubOf),
                        stagesOf.getOrDefault(production.id(), List.of()),
                        languagesOf.getOrDefault(production.id(), List.of())))
                .toList();
    }

    /** That work at it has begun, and where it is found. */
    ResponseEntity<DubAnswer> accepted(Production production) {
        return ResponseEntity.accepted()
                .location(URI.create("/v1/dubs/" + production.id()))
                .body(of(production));
    }

    private static Dub known(UUID id, Map<UUID, Dub> dubs) {
        Dub dub = dubs.get(id);
        if (dub == null) {
            throw new IllegalStateException("production " + id + " has no dub");
        }
        return dub;
    }

    private static DubAnswer answer(
            Production production, Dub dub, List<BranchStage> stages, List<DubLanguages.Language> languages) {
        return new DubAnswer(
                production.id(),
                production.kind(),
                dub.title(),
                production.status().code(),
                production.revision(),
                production.changed(),
                production.progress(),
                production.stage(),
                dub.language(),
                dub.samples() == null ? null : (double) dub.samples() / Canvas.SAMPLE_RATE,
                dub.isVideo(),
                dub.voice() == null ? "auto" : dub.voice().toString(),
                dub.speakerVoices(),
                dub.loudness(),
                dub.keepOriginal(),
                dub.keepTerms(),
                production.costUsd(),
                production.maxCostUsd(),
                production.offline(),
                production.warnings(),
                production.failure(),
                languages.stream()
                        .map(language -> LanguageProgress.of(language, stages, production))
                        .toList(),
                production.createdAt(),
                production.startedAt(),
                production.finishedAt());
    }
}
