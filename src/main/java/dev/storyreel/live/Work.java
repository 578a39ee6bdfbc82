package dev.storyreel.live;

import dev.storyreel.error.StoryreelException;
import dev.storyreel.kind.OwnProductions;
import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.KindPath;
import dev.storyreel.web.KindTitles;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The current owner's productions of every kind, by where they live in the API. */
@Component
class Work {
    /** The path under which all kinds are found. */
    static final String ANY_KIND = "jobs";

    private final Productions productions;
    private final OwnProductions own;
    private final CurrentOwner owner;
    private final Map<String, String> kinds;
    private final List<KindTitles> titles;

    Work(
            Productions productions,
            OwnProductions own,
            CurrentOwner owner,
            List<KindPath> paths,
            List<KindTitles> titles) {
        this.productions = productions;
        this.own = own;
        this.owner = owner;
        this.titles = titles;
        this.kinds = paths.stream().collect(Collectors.toUnmodifiableMap(KindPath::path, KindPath::kind));
    }

    /**
     * @param path the part after {@code /v1/}
     * @throws StoryreelException {@link LiveError#WORK_NOT_FOUND}
     */
    Production find(String path, UUID id) {
        return productions
                .find(id)
                .filter(found -> found.owner().equals(owner.name()))
                .filter(found -> path.equals(ANY_KIND) || found.kind().equals(kinds.get(path)))
                .orElseThrow(() -> new StoryreelException(
                        LiveError.WORK_NOT_FOUND, "there is nothing with the id " + id + " at this address"));
    }

    /**
     * The same, unless nothing is to be left of it but its events.
     *
     * @throws StoryreelException {@link LiveError#WORK_NOT_FOUND}
     */
    Production findWhole(String path, UUID id) {
        Production found = find(path, id);
        if (found.erasedAt() != null) {
            throw new StoryreelException(LiveError.WORK_NOT_FOUND, id + " was erased; its events are all that is left");
        }
        return found;
    }

    /** Newest first. */
    Page<Production> list(@Nullable String kind, @Nullable ProductionStatus status, PageRequest page) {
        return kind == null || kinds.containsValue(kind) ? own.list(kind, status, page) : new Page<>(List.of(), null);
    }

    /** As clients see them, in the same order, with what they are called. */
    List<WorkAnswer> shown(List<Production> all) {
        Map<UUID, String> called = new HashMap<>();
        for (KindTitles of : titles) {
            List<UUID> ids = all.stream()
                    .filter(production -> production.kind().equals(of.kind()))
                    .map(Production::id)
                    .toList();
            if (!ids.isEmpty()) {
                called.putAll(of.of(ids));
            }
        }
        return all.stream()
                .map(production -> WorkAnswer.of(production, called.get(production.id())))
                .toList();
    }
}
