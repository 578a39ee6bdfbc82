/** What all REST controllers share: problems, pages, idempotent requests, limits. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"error", "health", "database"})
@NullMarked
package dev.storyreel.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
