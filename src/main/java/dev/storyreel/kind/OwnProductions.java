package dev.storyreel.kind;

import dev.storyreel.production.Production;
import dev.storyreel.production.ProductionFilter;
import dev.storyreel.production.ProductionStatus;
import dev.storyreel.production.Productions;
import dev.storyreel.web.CurrentOwner;
import dev.storyreel.web.Cursor;
import dev.storyreel.web.Page;
import dev.storyreel.web.PageRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The productions of the current owner; nobody else's are there for him, nor any that was erased. Safe for use by many threads. */
@Component
public class OwnProductions {
    private final Productions productions;
    private final CurrentOwner owner;

    OwnProductions(Productions productions, CurrentOwner owner) {
        this.productions = productions;
        this.owner = owner;
    }

    /** One of a kind. */
    public Optional<Production> find(String kind, UUID id) {
        return productions
                .find(id)
                .filter(found -> found.owner().equals(owner.name()))
                .filter(found -> found.kind().equals(kind) && found.erasedAt() == null);
    }

    /**
     * Newest first.
     *
     * @param kind only these, if given
     * @param status only these, if given
     */
    public Page<Production> list(@Nullable String kind, @Nullable ProductionStatus status, PageRequest page) {
        Cursor after = page.after();
        ProductionFilter filter = new ProductionFilter(
                owner.name(),
                kind,
                status,
                after == null ? null : new ProductionFilter.Place(after.at(), after.id()),
                page.limit() + 1);
        return Page.of(productions.list(filter), page, last -> new Cursor(last.createdAt(), last.id()));
    }
}
