package dev.storyreel.web;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What productions of one kind are called; a kind whose productions have titles contributes a bean of this. */
public interface KindTitles {
    /** The production's kind, e.g. {@code story}. */
    String kind();

    /** The titles of those productions; those that have none yet are left out. */
    Map<UUID, String> of(Collection<UUID> productions);
}
