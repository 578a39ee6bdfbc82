package dev.storyreel.storage;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import org.springframework.stereotype.Component;

/** Whether objects can be kept, wherever that is. */
@Component
final class StorageCheck implements ComponentCheck {
    private final ObjectStore store;

    StorageCheck(ObjectStore store) {
        this.store = store;
    }

    @Override
    public String component() {
        return "storage";
    }

    @Override
    public ComponentStatus check() {
        return store.status();
    }
}
