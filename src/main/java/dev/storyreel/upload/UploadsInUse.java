package dev.storyreel.upload;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What all kinds together still need. */
@Component
class UploadsInUse {
    private final List<UploadUse> uses;

    UploadsInUse(List<UploadUse> uses) {
        this.uses = List.copyOf(uses);
    }

    Set<UUID> needed(Collection<UUID> uploads) {
        Set<UUID> needed = new HashSet<>();
        uses.forEach(use -> needed.addAll(use.needed(uploads)));
        return needed;
    }
}
