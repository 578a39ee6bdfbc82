/** What each component says of itself: read by {@code /health/ready} and by {@code doctor}. */
@ApplicationModule(
        displayName = "Health",
        allowedDependencies = {"error"})
@NullMarked
package dev.storyreel.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
