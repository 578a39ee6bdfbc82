/** What happens, told to the outside: events and the timeline of jobs. */
@ApplicationModule(
        displayName = "Live",
        allowedDependencies = {"error", "database", "kind", "production", "web"})
@NullMarked
package dev.storyreel.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
