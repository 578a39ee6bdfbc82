/** The story kind: a topic or a script becomes a narrated film. */
@ApplicationModule(
        displayName = "Story",
        allowedDependencies = {
            "error",
            "database",
            "kind",
            "production",
            "provider",
            "media",
            "media :: caption",
            "upload",
            "web"
        })
@NullMarked
package dev.storyreel.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
