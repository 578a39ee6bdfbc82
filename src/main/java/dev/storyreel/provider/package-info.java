/** Ports to whoever writes, speaks and draws, with several adapters behind each; one of them works offline. */
@ApplicationModule(
        displayName = "Providers",
        allowedDependencies = {"error", "health", "database", "media", "secret", "web"})
@NullMarked
package dev.storyreel.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
