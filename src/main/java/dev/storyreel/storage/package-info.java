/** Where results live: objects under checked keys, handed out by signed, expiring URLs. */
@ApplicationModule(
        displayName = "Storage",
        allowedDependencies = {"error", "health", "secret", "web"})
@NullMarked
package dev.storyreel.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
