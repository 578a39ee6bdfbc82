package dev.storyreel.story;

import dev.storyreel.media.Move;
import dev.storyreel.production.Warning;
import dev.storyreel.provider.Port;
import dev.storyreel.provider.Providers;
import dev.storyreel.provider.Quote;
import dev.storyreel.provider.SpeechRequest;
import dev.storyreel.provider.StockKind;
import dev.storyreel.provider.Unit;
import dev.storyreel.provider.Usage;
import dev.storyreel.provider.VoiceRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells about what a film will cost before anything is paid for. Nothing is added for calls that fail and are paid all the
 * same; nothing is taken off for what another film has paid for already. What a model thinks before it answers is paid, too,
 * and no vendor tells how much that is: the answer says that it is left out.
 */
@Component
class Estimates {
    /** Of English text, as vendors themselves reckon. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** A word and the space after it. */
    private static final double CHARACTERS_PER_WORD = 6;

    /** What a planner is told beside the topic or the script. */
    private static final int INSTRUCTION_TOKENS = 800;

    /** What a planner writes for each scene beside what is said: what is seen, and the braces around it. */
    private static final int TOKENS_PER_SCENE = 70;

    private final Providers providers;

    Estimates(Providers providers) {
        this.providers = providers;
    }

    /**
     * @param cast who speaks it
     * @param given the scenes that the project is made of; null where they have to be planned
     */
    Estimate of(Project project, Cast cast, @Nullable List<NewScene> given) {
        Optional<List<String>> said = said(project, given);
        int scenes = said.map(List::size).orElseGet(project::expectedClips);
        long characters = said.map(
                        texts -> texts.stream().mapToLong(String::length).sum())
                .orElseGet(() -> Math.round(project.aim() * Project.WORDS_PER_SECOND * CHARACTERS_PER_WORD));
        List<Estimate.Part> parts = new ArrayList<>();
        if (given == null) {
            parts.add(part(Port.LANGUAGE, 1, plan(project, scenes, characters)));
        }
        parts.addAll(
                given == null
                        ? List.of(spoken(cast.narrator(), cast.narrator().voice(), scenes, characters))
                        : spoken(cast, given));
        int drawn = given == null
                ? scenes
                : (int) given.stream()
                        .filter(scene -> scene.media() == null || scene.media().equals(NewMedia.NONE))
                        .count();
        int stocked = given == null
                ? 0
                : (int) given.stream()
                        .filter(scene -> scene.media() != null && scene.media().stock() != null)
                        .count();
        if (stocked > 0) {
            parts.add(part(Port.STOCK, stocked, Usage.NONE));
        }
        if (drawn > 0) {
            parts.add(part(Port.PICTURE, drawn, Usage.of(Unit.PICTURES, drawn)));
        }
        int filmed = filmed(project, scenes, given);
        if (filmed > 0) {
            double spoken = characters / (Project.WORDS_PER_SECOND * CHARACTERS_PER_WORD);
            long seconds = Math.round(spoken * filmed / scenes);
            parts.add(part(Port.VIDEO, filmed, Usage.of(Unit.VIDEO_SECONDS, seconds)));
        }
        BigDecimal known = parts.stream()
                .map(Estimate.Part::costUsd)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean complete = parts.stream().noneMatch(part -> part.costUsd() == null);
        return new Estimate(known, complete, scenes, parts, notes(parts));
    }

    private static List<Warning> notes(List<Estimate.Part> parts) {
        return parts.stream()
                .filter(part -> part.port() == Port.LANGUAGE && !part.offline())
                .map(part -> new Warning(
                        "thinking_not_counted",
                        "What " + part.model()
                                + " thinks before it answers, if it does, is paid as if it were written, and is"
                                + " not counted here: nobody tells how much it will be."))
                .toList();
    }

    /** Each voice is charged as its own provider does, the first that speaks first. */
    private List<Estimate.Part> spoken(Cast cast, List<NewScene> scenes) {
        Map<Optional<VoiceRef>, List<NewScene>> byVoice = new LinkedHashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            VoiceRef own = cast.scenes().get(i);
            VoiceRef voice = own == null ? cast.narrator().voice() : own;
            byVoice.computeIfAbsent(Optional.ofNullable(voice), _ -> new ArrayList<>())
                    .add(scenes.get(i));
        }
        return byVoice.entrySet().stream()
                .map(each -> spoken(
                        cast.narrator(),
                        each.getKey().orElse(null),
                        each.getValue().size(),
                        each.getValue().stream()
                                .mapToLong(scene -> scene.script().length())
                                .sum()))
                .toList();
    }

    private Estimate.Part spoken(Narrator narrator, @Nullable VoiceRef voice, int scenes, long characters) {
        SpeechRequest speech = new SpeechRequest("?", narrator.language(), narrator.speed(), voice);
        return part(Port.SPEECH, scenes, providers.quote(speech, Usage.of(Unit.CHARACTERS, characters)));
    }

    /** Of the user's own files nobody has looked yet whether they are pictures: they count where it was asked of them. */
    private static int filmed(Project project, int scenes, @Nullable List<NewScene> given) {
        return given == null
                ? Scenes.planned(project, scenes).filmed().size()
                : (int) given.stream()
                        .filter(scene ->
                                scene.media() == null || isStockPicture(scene.media()) || scene.move() == Move.VIDEO)
                        .filter(scene -> Clip.isFilmed(project.move(), scene.move(), null))
                        .count();
    }

    private static boolean isStockPicture(NewMedia media) {
        return media.stock() != null && media.kind() != StockKind.CLIP;
    }

    /** Scene by scene; empty where that is yet to be written. */
    private Optional<List<String>> said(Project project, @Nullable List<NewScene> given) {
        return given == null
                ? Optional.ofNullable(project.script()).map(providers::cut)
                : Optional.of(given.stream().map(NewScene::script).toList());
    }

    /** A script is only cut, so that its words do not come back. */
    private static Usage plan(Project project, int scenes, long characters) {
        long said = characters / CHARACTERS_PER_TOKEN;
        long described = (long) scenes * TOKENS_PER_SCENE;
        return project.script() == null
                ? Usage.tokens(INSTRUCTION_TOKENS, said + described)
                : Usage.tokens(INSTRUCTION_TOKENS + said, described);
    }

    private Estimate.Part part(Port port, int calls, Usage usage) {
        return part(port, calls, providers.quote(port, usage));
    }

    private static Estimate.Part part(Port port, int calls, Quote quote) {
        return new Estimate.Part(
                port,
                quote.provider(),
                quote.model(),
                quote.offline(),
                calls,
                quote.usage().units(),
                quote.costUsd().orElse(null));
    }
}
