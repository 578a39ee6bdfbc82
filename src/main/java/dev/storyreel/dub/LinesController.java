package dev.storyreel.dub;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.provider.VoiceRef;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lines of a dub over HTTP. */
@Tag(name = "Dubs")
@RestController
@RequestMapping("/v1/dubs/{id}/languages/{language}/lines")
class LinesController {
    private final Dubbing dubbing;
    private final DubOrders orders;
    private final DubTakes takes;

    LinesController(Dubbing dubbing, DubOrders orders, DubTakes takes) {
        this.dubbing = dubbing;
        this.orders = orders;
        this.takes = takes;
    }

    /**
     * In order.
     *
     * @param from number of the first one that is wanted; the answer's {@code next_cursor} is that of the next page
     */
    @GetMapping
    Page<DubLineAnswer> list(
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false, name = "cursor") @Nullable Integer from) {
        requireLanguage(id, language);
        int most = PageRequest.of(limit, null).limit();
        int first = from == null ? 0 : Math.max(0, from);
        List<DubLineAnswer> lines = takes.of(id, language, first, most + 1).stream()
                .map(line -> DubLineAnswer.of(line, line.place()))
                .toList();
        return lines.size() <= most
                ? new Page<>(lines, null)
                : new Page<>(lines.subList(0, most), String.valueOf(first + most));
    }

    /** Changes one line of an ended dub; regenerate makes it so, and no other line is spoken again. */
    @PatchMapping("/{line}")
    DubLineAnswer change(
            @PathVariable UUID id,
            @PathVariable String language,
            @PathVariable int line,
            @Valid @RequestBody LineChange change) {
        requireLanguage(id, language);
        VoiceRef voice = change.voice() == null ? null : orders.voice("voice", change.voice(), List.of(language));
        DubTake changed = dubbing.change(id, language, line, change, voice);
        return DubLineAnswer.of(changed, changed.place());
    }

    private void requireLanguage(UUID id, String language) {
        List<String> languages = dubbing.languages(id);
        if (!languages.contains(language)) {
            throw new StoryreelException(
                    DubError.DUB_LANGUAGE_NOT_FOUND,
                    "it is not dubbed in " + language + ", but in " + String.join(", ", languages));
        }
    }
}
