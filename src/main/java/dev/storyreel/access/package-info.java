/** Who may call: API keys, and which address the server listens on. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"error", "web"})
@NullMarked
package dev.storyreel.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
