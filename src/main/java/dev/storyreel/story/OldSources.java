package dev.storyreel.story;

import dev.storyreel.production.Asset;
import dev.storyreel.production.Productions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds a film's copies of the user's clips that it shows no more. */
@Component
class OldSources {
    /** The jobs of productions use this themselves. */
    private final ObjectProvider<Productions> productions;

    OldSources(ObjectProvider<Productions> productions) {
        this.productions = productions;
    }

    /** Names of the film's copies that an earlier revision showed, and this one does not. */
    List<String> unused(UUID project, List<Clip> clips) {
        Set<String> shown =
                clips.stream().map(clip -> clip.requireDrawing().asset()).collect(Collectors.toSet());
        return productions.getObject().assets(project).stream()
                .map(Asset::name)
                .filter(name -> AssetNames.isSource(name) && !shown.contains(name))
                .toList();
    }
}
