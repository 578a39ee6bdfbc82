package dev.storyreel.story;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.web.Idempotency;
import dev.storyreel.web.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Presets over HTTP. */
@Tag(
        name = "Presets",
        description = "Looks for films: palette, mood and what is added to picture prompts; and who speaks them")
@RestController
@RequestMapping("/v1/presets")
class PresetsController {
    private final Presets presets;
    private final Casting casting;
    private final Idempotency idempotency;

    PresetsController(Presets presets, Casting casting, Idempotency idempotency) {
        this.presets = presets;
        this.casting = casting;
        this.idempotency = idempotency;
    }

    @GetMapping
    Page<Preset> list() {
        return new Page<>(presets.all(), null);
    }

    @GetMapping("/{name}")
    Preset get(@PathVariable String name) {
        return (PresetNames.isName(name) ? presets.find(name) : java.util.Optional.<Preset>empty())
                .orElseThrow(() -> new StoryreelException(
                        StoryError.PRESET_NOT_FOUND, "there is no such preset; GET /v1/presets lists them"));
    }

    @PostMapping
    ResponseEntity<Preset> create(@Valid @RequestBody NewPreset wanted, HttpServletRequest request)
            throws IOException, InterruptedException {
        return idempotency.once(request, () -> casting.of(wanted), spoken -> {
            if (!presets.insert(wanted.name(), wanted.look(spoken))) {
                throw new StoryreelException(
                        StoryError.PRESET_EXISTS,
                        "there is a preset " + wanted.name() + " already; PATCH changes one of your own");
            }
            return ResponseEntity.created(URI.create("/v1/presets/" + wanted.name()))
                    .body(get(wanted.name()));
        });
    }

    @PatchMapping("/{name}")
    Preset change(@PathVariable String name, @Valid @RequestBody PresetChange change) {
        Preset preset = requireOwn(name);
        presets.update(name, change.of(preset, casting.of(preset, change)));
        return get(name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        presets.delete(requireOwn(name).name());
    }

    private Preset requireOwn(String name) {
        Preset preset = get(name);
        if (preset.builtIn()) {
            throw new StoryreelException(
                    StoryError.PRESET_BUILT_IN,
                    name + " comes with the product and stays as it is; POST /v1/presets makes a copy of your own");
        }
        return preset;
    }
}
